import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mustRun } from '@nuspine/interop/run-program';
import type { LocalRegistry } from './local-registry.ts';

/** This repository. */
export const ROOT: string = fileURLToPath(new URL('../../..', import.meta.url));

/** A package as it would be published. */
export interface Tarball {
  /** As `@nuspine/delta`. */
  readonly name: string;
  readonly path: string;
}

/** Packs every package that is published. */
export async function packAll(folder: string): Promise<readonly Tarball[]> {
  await mustRun('pnpm', ['-r', '--filter', './{packages,plugins}/*', 'pack', '--pack-destination', folder], {
    cwd: ROOT,
  });
  const files = (await readdir(folder)).filter((name) => name.endsWith('.tgz')).toSorted();
  return files.map((file) => ({
    name: file.replace(/^nuspine-(.+)-\d+\.\d+\.\d+.*$/, '@nuspine/$1'),
    path: join(folder, file),
  }));
}

/** Publishes tarballs to a registry of this machine. The address is always given: a default would be somebody else's. */
export async function publishAll(tarballs: readonly Tarball[], { url, userConfig }: LocalRegistry): Promise<void> {
  for (const { path } of tarballs) {
    const args = ['publish', path, '--registry', url, '--access', 'public', '--provenance=false'];
    await mustRun('npm', args, { env: { NPM_CONFIG_USERCONFIG: userConfig } });
  }
}
