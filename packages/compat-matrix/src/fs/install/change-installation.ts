import { mkdir, readdir, rename, rm, rmdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError, PrimitivesError } from '@nuspine/primitives';
import { type FolderLock, withFolderLock } from '@nuspine/primitives/fs';
import { formatJson } from '@nuspine/primitives/json';
import { MatrixError } from '../../errors.ts';
import type { Installation, InstallReport } from '../../install/installation.ts';
import type { WantedSet } from '../../install/wanted-parts.ts';
import { RULES_FILE } from '../bundle/write-bundle-archive.ts';
import {
  generationFolder,
  GENERATIONS,
  isGenerationName,
  type PointerKind,
  readCurrent,
  switchCurrent,
} from './current-pointer.ts';
import { contentFolder, storedFolders, storeFolder, writeNew } from './package-store.ts';
import { INSTALLATION_FILE, readGeneration, readInstallation } from './read-installation.ts';

/** Name of the lock in the root of an installation. */
export const INSTALL_LOCK = '.nuspine-lock';
/** Where everything is made before it is renamed to its place. What is in it goes, so nobody else has a folder of that name. */
export const STAGING = '.nuspine-staging';
/** Generations that a rollback can go back to, the current one counted. */
const KEPT_GENERATIONS = 3;

/** An installation that only this call may change. */
export interface Change {
  readonly root: string;
  readonly staging: string;
  readonly before: Installation | undefined;
  readonly lock: FolderLock;
}

/**
 * Runs a change of an installation. What it made and did not put in its place is gone afterwards, and what an interrupted
 * one left is gone before. Throws `MATRIX_INSTALL_LOCKED` while another is at work.
 */
export async function changeInstallation<T>(root: string, use: (change: Change) => Promise<T>): Promise<T> {
  const made = await mkdir(root, { recursive: true }).catch((cause: unknown) => {
    throw asWriteError(root, cause);
  });
  try {
    return await withFolderLock(root, INSTALL_LOCK, async (lock) => {
      const staging = join(root, STAGING);
      await rm(staging, { recursive: true, force: true });
      await mkdir(staging);
      try {
        return await use({ root, staging, lock, before: await readInstallation(root) });
      } finally {
        await rm(staging, { recursive: true, force: true });
      }
    });
  } catch (error) {
    if (made !== undefined) await removeIfEmpty(root);
    if (error instanceof PrimitivesError && error.code === 'FOLDER_LOCKED') {
      throw new MatrixError('MATRIX_INSTALL_LOCKED', error.message, error.details);
    }
    throw asWriteError(root, error);
  }
}

/** A full disk or a missing right is told as such wherever it shows. */
function asWriteError(path: string, cause: unknown): unknown {
  if (cause instanceof CodedError || !(cause instanceof Error) || !('syscall' in cause)) return cause;
  const isWrite = 'code' in cause && ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'].includes(String(cause.code));
  return isWrite
    ? new PrimitivesError('FILE_WRITE_FAILED', `installation cannot be written: ${cause.message}`, { path, cause })
    : cause;
}

/** Makes a generation of packages that are in the store, and makes it current. */
export async function installGeneration(
  { root, staging, before, lock }: Change,
  wanted: WantedSet,
  rules: string,
  kind: PointerKind,
): Promise<InstallReport> {
  const generation = 1 + Math.max(0, ...(await generationsOf(root)));
  const installation: Installation = {
    formatVersion: 1,
    generation,
    ...(before === undefined ? {} : { previous: before.generation }),
    ...wanted,
  };
  const folder = join(staging, 'generation');
  await mkdir(folder);
  await writeNew(join(folder, INSTALLATION_FILE), [Buffer.from(formatJson(installation))]);
  await writeNew(join(folder, RULES_FILE), [Buffer.from(rules)]);
  for (const { component, digest } of wanted.parts) await linkContent(folder, component, contentFolder(digest));
  await mkdir(join(root, GENERATIONS), { recursive: true });
  await rename(folder, join(root, generationFolder(generation)));
  await lock.requireHeld();
  await switchCurrent(root, generation, kind);
  await tidy(root, staging);
  return reportOf(root, before, installation);
}

/** A junction on Windows, which needs no rights; elsewhere a link that goes on to work when the root is moved. */
async function linkContent(folder: string, component: string, content: string): Promise<void> {
  await symlink(join('..', '..', content), join(folder, component), 'junction');
}

/** What changed between two states of an installation. */
export function reportOf(root: string, before: Installation | undefined, installation: Installation): InstallReport {
  const old = new Set(before?.parts.map(({ digest }) => digest));
  const now = new Set(installation.parts.map(({ digest }) => digest));
  return {
    installed: true,
    changed: before?.generation !== installation.generation,
    root,
    current: join(root, generationFolder(installation.generation)),
    installation,
    added: installation.parts.filter(({ digest }) => !old.has(digest)),
    removed: (before?.parts ?? []).filter(({ digest }) => !now.has(digest)),
  };
}

export async function generationsOf(root: string): Promise<readonly number[]> {
  const names = await readdir(join(root, GENERATIONS)).catch(() => []);
  return names.filter(isGenerationName).map(Number);
}

/** Other things may lie in a folder that somebody names as a root: they are not ours to remove. */
export async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
}

/** Removes what no rollback can reach. Everything is moved away first: nothing that is half removed is in its place. */
async function tidy(root: string, staging: string): Promise<void> {
  const kept = await reachable(root);
  const digests = new Set(kept.flatMap(({ parts }) => parts.map(({ digest }) => storeFolder(digest))));
  const old = (await generationsOf(root)).filter((one) => !kept.some(({ generation }) => generation === one));
  const stored = await storedFolders(root);
  const gone = [...old.map(generationFolder), ...stored.filter((path) => !digests.has(path))];
  for (const [index, path] of gone.entries()) await rename(join(root, path), join(staging, `gone-${String(index)}`));
}

async function reachable(root: string): Promise<readonly Installation[]> {
  const kept: Installation[] = [];
  let next = await readCurrent(root);
  while (next !== undefined && kept.length < KEPT_GENERATIONS) {
    const generation: Installation = await readGeneration(root, next);
    kept.push(generation);
    // What is older may be gone already.
    next = (await generationsOf(root)).find((one) => one === generation.previous);
  }
  return kept;
}
