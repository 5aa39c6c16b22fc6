import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
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

/** The same packages under another version, so that there is something to migrate to. */
export async function repackAs(
  version: string,
  tarballs: readonly Tarball[],
  folder: string,
): Promise<readonly Tarball[]> {
  const packed: Tarball[] = [];
  for (const { name, path } of tarballs) {
    const unpacked = join(folder, name.replace('@nuspine/', ''));
    await mkdir(unpacked, { recursive: true });
    await mustRun('tar', ['-xzf', path, '-C', unpacked]);
    const manifest = join(unpacked, 'package/package.json');
    const json: object = JSON.parse(await readFile(manifest, 'utf8'));
    await writeFile(manifest, JSON.stringify({ ...json, version }));
    const { stdout } = await mustRun('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], {
      cwd: join(unpacked, 'package'),
    });
    packed.push({ name, path: join(folder, stdout.trim()) });
  }
  return packed;
}

/**
 * Publishes tarballs to a registry of this machine. The address is always given: a default would be somebody else's. Those
 * with the tag `latest` are what an installation gets that names no version.
 */
export async function publishAll(
  tarballs: readonly Tarball[],
  { url, userConfig }: LocalRegistry,
  tag: 'latest' | 'later',
): Promise<void> {
  for (const { path } of tarballs) {
    const args = ['publish', path, '--registry', url, '--tag', tag, '--access', 'public', '--provenance=false'];
    await mustRun('npm', args, { env: { NPM_CONFIG_USERCONFIG: userConfig } });
  }
}
