import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PrimitivesError } from '@nuspine/primitives';
import { makeTrustKey, parseTrustKeys, type TrustKey } from '../trust/trust-key.ts';
import { isCode } from './file-writes.ts';

/** Keys that are nowhere but in this process until they are kept. */
export interface NewKeys {
  /** One for each file, in their order. */
  readonly keys: readonly TrustKey[];
  /**
   * Writes all of them to their files, which only their owner may read, where the platform knows owners; or none. Does so
   * once, however often it is called. Throws `FILE_NOT_REPLACEABLE` for a file that has come there meanwhile, and
   * `FILE_WRITE_FAILED`.
   */
  keep(): Promise<void>;
}

/** Makes a key for each file. A file that is there is left alone: throws `FILE_NOT_REPLACEABLE` then. */
export async function newKeys(paths: readonly string[]): Promise<NewKeys> {
  for (const path of paths) if (await isThere(path)) throw notReplaceable(path);
  const made = paths.map((path) => ({ path, text: makeTrustKey(randomBytes(32)) }));
  let kept: Promise<void> | undefined;
  return {
    keys: made.flatMap(({ path, text }) => parseTrustKeys(text, path)),
    keep: () => (kept ??= keepAll(made)),
  };
}

/** The same for one. */
export async function newKey(path: string): Promise<{ readonly key: TrustKey; readonly keep: NewKeys['keep'] }> {
  const { keys, keep } = await newKeys([path]);
  const [key] = keys;
  if (key !== undefined) return { key, keep };
  throw new PrimitivesError('FILE_WRITE_FAILED', 'no key was made', { path });
}

/** Makes a key and writes it to a file. Throws what `newKeys` and keeping them throw. */
export async function makeKeyFile(path: string): Promise<TrustKey> {
  const { key, keep } = await newKey(path);
  await keep();
  return key;
}

interface KeyText {
  readonly path: string;
  readonly text: string;
}

async function keepAll(made: readonly KeyText[]): Promise<void> {
  const written: string[] = [];
  try {
    for (const key of made) {
      await writeKey(key);
      written.push(key.path);
    }
  } catch (error) {
    // Nothing is signed for a key that is not kept.
    for (const path of written) await rm(path, { force: true });
    throw error;
  }
}

async function writeKey({ path, text }: KeyText): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (isCode(cause, 'EEXIST') && (await isThere(path))) throw notReplaceable(path);
    throw new PrimitivesError('FILE_WRITE_FAILED', 'key cannot be written to a new file', { path, cause });
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function notReplaceable(path: string): PrimitivesError {
  return new PrimitivesError('FILE_NOT_REPLACEABLE', 'file is there already', { path, found: 'file' });
}
