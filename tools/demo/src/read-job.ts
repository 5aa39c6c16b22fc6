import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DemoJob } from './run-demo.ts';

interface LocalNugets {
  readonly demo: { readonly id: string; readonly base: string; readonly target: string; readonly framework: string };
  readonly packages: readonly { readonly id: string; readonly version: string; readonly file: string }[];
}

/** The job that the manifest of a folder of packages names: one root package, complete in two versions. */
export async function readJob(source: string): Promise<DemoJob> {
  const path = join(source, 'manifest.json');
  const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!isLocalNugets(manifest)) throw new Error(`${path} names no demo`);
  const { id, base, target, framework } = manifest.demo;
  const file = (version: string): string => {
    const found = manifest.packages.find((one) => one.id === id && one.version === version);
    if (found === undefined) throw new Error(`${path} has no ${id} ${version}`);
    return join(source, found.file);
  };
  return { base: file(base), target: file(target), source, framework };
}

function isLocalNugets(value: unknown): value is LocalNugets {
  return typeof value === 'object' && value !== null && 'demo' in value && 'packages' in value;
}
