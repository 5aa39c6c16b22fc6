import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/primitives/fs';
import type { DiffEngine } from '../engine/diff-engine.ts';

/** The side of the npm package "bsdiff-node" that is used. Its patch side checks no lengths, so it never sees a patch. */
interface BsdiffNode {
  /** Rejects with the text of what went wrong. */
  diff(base: string, target: string, patch: string): Promise<void>;
}

const UNAVAILABLE: readonly unknown[] = ['MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED'];

/**
 * The engine of the optional package "bsdiff-node": bsdiff in native code. `undefined` where the package is not
 * installed, or not compiled for this Node (`pnpm build:native` does that).
 */
export async function bsdiffNodeEngine(): Promise<DiffEngine | undefined> {
  const native = load();
  if (native === undefined) return undefined;
  return { name: 'bsdiff-node', diff: (base, target) => diffThroughFiles(native, base, target) };
}

function load(): BsdiffNode | undefined {
  try {
    return createRequire(import.meta.url)('bsdiff-node');
  } catch (error) {
    if (error instanceof Error && 'code' in error && UNAVAILABLE.includes(error.code)) return undefined;
    throw error;
  }
}

/** It works on files only. */
async function diffThroughFiles(native: BsdiffNode, base: Uint8Array, target: Uint8Array): Promise<Uint8Array> {
  return withTemporaryFolder(async (folder) => {
    const [basePath, targetPath, patchPath] = [join(folder, 'base'), join(folder, 'target'), join(folder, 'patch')];
    await Promise.all([writeFile(basePath, base), writeFile(targetPath, target)]);
    await native.diff(basePath, targetPath, patchPath);
    return new Uint8Array(await readFile(patchPath));
  });
}
