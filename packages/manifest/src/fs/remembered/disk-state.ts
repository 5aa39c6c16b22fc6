import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { DiskState } from './layout-verdict.ts';

/** A file changed this shortly before it was read could change again within one tick of its clock, in milliseconds. */
const RACY_MS = 2_000;

/** Whether something that has this change time could change and still look the same. */
export function isRacy(ctimeMs: number, startedAt: number): boolean {
  return ctimeMs >= startedAt - RACY_MS;
}

/** The state of a file or folder; links are followed. `undefined` for what is not there. */
export function diskState(path: string): DiskState | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? undefined : [stat.size, stat.mtimeMs, stat.ctimeMs, stat.ino, stat.dev];
}

export function isSameState(a: DiskState | undefined, b: DiskState | undefined): boolean {
  return a !== undefined && b !== undefined && a.every((value, index) => value === b[index]);
}

/** The state, unless it is too new to be trusted. */
export function trustedState(path: string, startedAt: number): DiskState | undefined {
  const state = diskState(path);
  return state === undefined || isRacy(state[2], startedAt) ? undefined : state;
}

const CHUNK = 1 << 20;

/** SHA-256 of a document, in hexadecimal, without having all of it in memory. */
export function documentDigest(path: string): string {
  const bytes = Buffer.allocUnsafe(CHUNK);
  const digest = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(file, bytes, 0, CHUNK, null);
      if (length === 0) return digest.digest('hex');
      digest.update(bytes.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}
