import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { PrimitivesError } from '../errors.ts';
import { atExit } from './at-exit.ts';
import { TEMPORARY_SUFFIX } from './temporary-path.ts';
import { withTemporary } from './with-temporary.ts';

/** A folder that only this call may change. */
export interface FolderLock {
  /** Throws `FOLDER_LOCKED` if someone removed the lock. To be called right before what cannot be taken back. */
  requireHeld(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells two locks of one process apart. */
  readonly token: string;
}

// A lock that says nothing: it may be written at this moment, on a file system without hard links.
const NOBODY: Holder = { pid: 0, host: '', token: '' };

// A process can tell its own live locks from those of an earlier process that had the same id.
const heldHere = new Set<string>();

/**
 * Takes a lock of a folder, a file of that name in it, runs `use` and gives the lock back. Never waits: throws
 * `FOLDER_LOCKED` if it is held. The lock of a process on this machine that no longer runs is taken over; that of another
 * machine never is. What killed runs left of taking it, `<name>.<token>.nuspine-tmp`, is removed.
 */
export async function withFolderLock<T>(
  folder: string,
  name: string,
  use: (lock: FolderLock) => Promise<T>,
): Promise<T> {
  const path = join(folder, name);
  const holder: Holder = { pid: process.pid, host: hostname(), token: randomUUID() };
  heldHere.add(holder.token);
  // The working folder may be another by then.
  const place = resolve(path);
  const forget = atExit(() => {
    if (holderIn(readFileSync(place, 'utf8')).token === holder.token) rmSync(place);
  });
  try {
    await takeLock(path, holder);
    try {
      await tidyLocks(folder, name, holder);
      return await use({ requireHeld: () => requireHeld(path, holder) });
    } finally {
      await releaseLock(path, holder);
    }
  } finally {
    forget();
    heldHere.delete(holder.token);
  }
}

async function takeLock(path: string, holder: Holder): Promise<void> {
  if (await createLock(path, holder)) return;
  const found = await readHolder(path);
  if (found !== undefined) {
    if (!isStale(found)) throw locked(path, found);
    await removeStale(path, found, holder);
  }
  if (!(await createLock(path, holder))) throw locked(path, await readHolder(path));
}

/** A hard link appears whole and only where nothing is, so nobody reads a lock that is half written. */
async function createLock(path: string, holder: Holder): Promise<boolean> {
  const text = JSON.stringify(holder);
  return withTemporary(temporaryName(path, holder), async (whole) => {
    await writeFile(whole, text, { flag: 'wx' });
    try {
      // Without hard links (exFAT, some shares) the lock is made in place. The name alone keeps others out.
      await link(whole, path).catch((error: unknown) => retryInPlace(error, path, text));
      return true;
    } catch (error) {
      // ENOENT: the holder of the lock tidied our file away.
      if (isCode(error, 'EEXIST', 'ENOENT')) return false;
      throw error;
    }
  });
}

async function retryInPlace(error: unknown, path: string, text: string): Promise<void> {
  if (!isCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP')) throw error;
  await writeFile(path, text, { flag: 'wx' });
}

/**
 * Removes what runs left that were killed while they took the lock. Only its holder may: one that is taking it now finds its
 * file gone, and knows that it came too late. The lock itself stays where one moved it that took it for a stale one, which
 * puts it back.
 */
async function tidyLocks(folder: string, name: string, holder: Holder): Promise<void> {
  const left = (await readdir(folder)).filter((one) => one.startsWith(`${name}.`) && one.endsWith(TEMPORARY_SUFFIX));
  for (const path of left.map((one) => join(folder, one))) {
    if ((await readHolder(path))?.token !== holder.token) await rm(path, { force: true });
  }
}

/** Moves the lock away first: of two processes that found the same stale lock, one finds something else then. */
async function removeStale(path: string, stale: Holder, holder: Holder): Promise<void> {
  const aside = temporaryName(path, holder);
  try {
    await rename(path, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const moved = await readHolder(aside);
  if (moved?.token !== stale.token) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

async function releaseLock(path: string, holder: Holder): Promise<void> {
  const found = await readHolder(path);
  if (found?.token === holder.token) await rm(path, { force: true });
}

async function requireHeld(path: string, holder: Holder): Promise<void> {
  const found = await readHolder(path);
  if (found?.token !== holder.token) throw locked(path, found);
}

function isStale({ pid, host, token }: Holder): boolean {
  if (host !== hostname()) return false;
  return pid === process.pid ? !heldHere.has(token) : !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

/** `undefined` when there is no lock. */
async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return holderIn(await readFile(path, 'utf8'));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function holderIn(text: string): Holder {
  try {
    const value: unknown = JSON.parse(text);
    return isHolder(value) ? value : NOBODY;
  } catch {
    return NOBODY;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const has = (key: string, type: string): boolean => typeof Reflect.get(value, key) === type;
  return has('pid', 'number') && has('host', 'string') && has('token', 'string');
}

function temporaryName(path: string, { token }: Holder): string {
  return `${path}.${token}${TEMPORARY_SUFFIX}`;
}

function locked(path: string, found: Holder | undefined): PrimitivesError {
  const who =
    found === undefined || found === NOBODY ? 'another process' : `process ${String(found.pid)} on ${found.host}`;
  return new PrimitivesError(
    'FOLDER_LOCKED',
    `another run is at work here: ${who}; if that is not so, delete the lock`,
    {
      path,
      found,
    },
  );
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => error.code === code);
}
