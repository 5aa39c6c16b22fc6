import { isAscii } from 'node:buffer';

/** What an entry of the tree is. `other` are pipes, sockets and devices. */
export const FILE_TYPE = { gone: 0, file: 1, link: 2, folder: 3, other: 4 } as const;
/** What came of looking at an entry: the same as remembered, another one, or left for later because it is large. */
export const MARK = { same: 0, changed: 1, deferred: 2 } as const;
/** Whether a digest is wanted: never, of a binary, or always. */
export const WANTED = { nothing: 0, ofBinary: 1, always: 2 } as const;
/** Of an entry of which nobody knows yet what it is. */
export const NO_KIND = 0xffff;
/** Size, mtimeMs, ctimeMs, ino, dev: what tells whether a file is the same as before. Times are as fine as a double. */
export const STATE_WIDTH = 5;
export const DIGEST_WIDTH = 32;

/**
 * What is known of the files of a repository, in columns and in order of path: threads share it, and a file holds it as it
 * is. A repository of 100,000 files takes 10 MB.
 */
export interface FileTable {
  readonly buffer: SharedArrayBuffer;
  readonly count: number;
  /** `STATE_WIDTH` numbers an entry. */
  readonly states: Float64Array<SharedArrayBuffer>;
  /** Where the path of each entry ends in `names`. */
  readonly ends: Uint32Array<SharedArrayBuffer>;
  /** Indexes of kinds, or `NO_KIND`. */
  readonly kinds: Uint16Array<SharedArrayBuffer>;
  /** In which run of a period an entry is read again, whatever its state says. */
  readonly turns: Uint16Array<SharedArrayBuffer>;
  /** SHA-256, `DIGEST_WIDTH` bytes an entry, where `hashed` says so. */
  readonly digests: Uint8Array<SharedArrayBuffer>;
  readonly types: Uint8Array<SharedArrayBuffer>;
  /** Of which entries a digest is wanted, as `WANTED` says. */
  readonly wanted: Uint8Array<SharedArrayBuffer>;
  readonly hashed: Uint8Array<SharedArrayBuffer>;
  readonly marks: Uint8Array<SharedArrayBuffer>;
  /** The paths in UTF-8, one behind the other. */
  readonly names: Buffer<SharedArrayBuffer>;
}

const FIXED_BYTES = STATE_WIDTH * 8 + 4 + 2 + 2 + DIGEST_WIDTH + 4;

/** What a table takes, in bytes. `nameBytes` is the length of all paths. */
export function tableBytes(count: number, nameBytes: number): number {
  return count * FIXED_BYTES + nameBytes;
}

/** The columns in a buffer of `tableBytes`. The widest come first, so that each begins where its type may. */
export function openTable(buffer: SharedArrayBuffer, count: number): FileTable {
  let at = 0;
  const take = (bytes: number): number => (at += bytes) - bytes;
  return {
    buffer,
    count,
    states: new Float64Array(buffer, take(count * STATE_WIDTH * 8), count * STATE_WIDTH),
    ends: new Uint32Array(buffer, take(count * 4), count),
    kinds: new Uint16Array(buffer, take(count * 2), count),
    turns: new Uint16Array(buffer, take(count * 2), count),
    digests: new Uint8Array(buffer, take(count * DIGEST_WIDTH), count * DIGEST_WIDTH),
    types: new Uint8Array(buffer, take(count), count),
    wanted: new Uint8Array(buffer, take(count), count),
    hashed: new Uint8Array(buffer, take(count), count),
    marks: new Uint8Array(buffer, take(count), count),
    names: Buffer.from(buffer, at),
  };
}

/** A table of which only the paths are known. */
export function createTable(paths: readonly string[]): FileTable {
  const names = Buffer.from(paths.join(''));
  const table = openTable(new SharedArrayBuffer(tableBytes(paths.length, names.length)), paths.length);
  table.names.set(names);
  table.kinds.fill(NO_KIND);
  let end = 0;
  for (const [index, path] of paths.entries()) table.ends[index] = end += Buffer.byteLength(path);
  return table;
}

export function pathAt(table: FileTable, index: number): string {
  return table.names.toString('utf8', startAt(table, index), startAt(table, index + 1));
}

/** Paths that become one text at once. */
const BLOCK = 128;

/** Where the path of an entry begins in `names`. */
export function startAt({ ends }: FileTable, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0);
}

/** Paths from `first` to the one before `end` as one text, where all of them are ASCII: a byte is a character. */
export function asciiPaths(table: FileTable, first: number, end: number): string | undefined {
  const bytes = table.names.subarray(startAt(table, first), startAt(table, end));
  return isAscii(bytes) ? bytes.toString('latin1') : undefined;
}

/** The paths of a table, for who asks for most of them in order: where they are ASCII, as parts of texts of many. */
export function pathReader(table: FileTable): (index: number) => string {
  let block = -1;
  let start = 0;
  let text: string | undefined;
  return (index) => {
    const first = index - (index % BLOCK);
    if (first !== block) {
      [block, start] = [first, startAt(table, first)];
      text = asciiPaths(table, first, Math.min(first + BLOCK, table.count));
    }
    return text?.slice(startAt(table, index) - start, startAt(table, index + 1) - start) ?? pathAt(table, index);
  };
}

/** As manifests write it. */
export function digestAt({ digests }: FileTable, index: number): `sha256:${string}` {
  const at = index * DIGEST_WIDTH;
  return `sha256:${Buffer.from(digests.buffer, digests.byteOffset + at, DIGEST_WIDTH).toString('hex')}`;
}

export function sizeAt({ states }: FileTable, index: number): number {
  return states[index * STATE_WIDTH] ?? 0;
}
