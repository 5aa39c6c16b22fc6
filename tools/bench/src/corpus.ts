import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEntry } from '@nuspine/nupkg-core';
import { flattenPackageFile, withPackageFile } from '@nuspine/nupkg-core/fs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const LOCAL_NUGETS: string = join(ROOT, 'local-nugets');

/** The product whose two releases the repository carries. */
export interface DemoRoots {
  readonly id: string;
  readonly base: string;
  readonly target: string;
  readonly framework: string;
}

/** Two consecutive releases of one product, as packages and as folders of the files that differ. */
export interface ReleasePair {
  readonly base: string;
  readonly target: string;
  readonly baseFolder: string;
  readonly targetFolder: string;
  /** Paths inside both folders whose bytes differ. */
  readonly changed: readonly string[];
}

/** Flattens the two releases that `local-nugets/manifest.json` names, into `folder`. */
export async function makeReleasePair(folder: string): Promise<ReleasePair> {
  const demo = await readDemoRoots();
  const base = await flattenRelease(folder, demo, demo.base);
  const target = await flattenRelease(folder, demo, demo.target);
  const baseFolder = join(folder, 'base');
  const targetFolder = join(folder, 'target');
  const before = await unpack(base, baseFolder);
  const after = await unpack(target, targetFolder);
  const changed = [...after].filter(([path, crc32]) => before.has(path) && before.get(path) !== crc32);
  return { base, target, baseFolder, targetFolder, changed: changed.map(([path]) => path) };
}

async function flattenRelease(folder: string, demo: DemoRoots, version: string): Promise<string> {
  const out = join(folder, `${demo.id}-${version}-full.nupkg`);
  const app = join(LOCAL_NUGETS, `${demo.id}.${version}.nupkg`);
  await flattenPackageFile({ app, sources: [LOCAL_NUGETS], framework: demo.framework, out });
  return out;
}

async function unpack(packagePath: string, folder: string): Promise<Map<string, number>> {
  const checksums = new Map<string, number>();
  await withPackageFile(packagePath, async (pkg) => {
    for (const entry of pkg.files) {
      const path = join(folder, entry.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, await readEntry(pkg.archive, entry));
      checksums.set(entry.path, entry.crc32);
    }
  });
  return checksums;
}

/** What `local-nugets/manifest.json` names for the demo. */
export async function readDemoRoots(): Promise<DemoRoots> {
  const manifest: { readonly demo: DemoRoots } = JSON.parse(
    await readFile(join(LOCAL_NUGETS, 'manifest.json'), 'utf8'),
  );
  return manifest.demo;
}
