import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { temporaryPath } from '@nuspine/primitives/fs';
import type { PackageFacts } from '../../layout-facts.ts';
import { FILE_TYPE, type FileTable, openTable, STATE_WIDTH, tableBytes } from '../examine/file-table.ts';
import type { ScannedFiles } from '../scan-layout.ts';
import { isRacy } from './disk-state.ts';
import type { RememberedVerdict } from './layout-verdict.ts';

/** Of so many runs, one reads a file again that seems unchanged. */
export const SAMPLING_PERIOD = 1000;

/** What a run found out about a layout. */
export interface RememberedLayout {
  readonly files: ScannedFiles;
  /** Absent where a later run must judge anew. */
  readonly verdict?: RememberedVerdict;
}

/**
 * What was found out about a layout, kept from one run to the next. A file counts as unchanged while its size, times,
 * inode and device are the same: the change time also shows a write after which the modification time was set back.
 */
export interface LayoutCache {
  /** Whether anything is kept at all. */
  readonly keeps: boolean;
  /** Of how many files the last run kept something, found out in no time. */
  readonly count: () => number;
  /** What the last run kept. Counts this run. */
  readonly read: () => RememberedLayout | undefined;
  /** Files whose turn it is are read again. */
  readonly turn: number;
  /** When this run began: what changed shortly before is not trusted. */
  readonly startedAt: number;
  /** Where it cannot be written, the next run has more to read. */
  readonly write: (layout: RememberedLayout) => void;
}

/** A cache that keeps nothing. */
export const NO_LAYOUT_CACHE: LayoutCache = {
  keeps: false,
  count: () => 0,
  read: () => undefined,
  turn: -1,
  startedAt: 0,
  write: () => undefined,
};

export interface LayoutCacheOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Of the program: what another one found out is not read. */
  readonly version: string;
}

/**
 * Opens the cache in a file, beside another one that counts the runs. A cache that cannot be read, or is not what was
 * written, is an empty one.
 */
export function openLayoutCache(file: string, { now, version }: LayoutCacheOptions): LayoutCache {
  const startedAt = now();
  const run = readRun(file) + 1;
  return {
    keeps: true,
    count: () => withFile(file, headOf)?.count ?? 0,
    read: () => {
      tryWriting(() => {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(runFile(file), `${String(run)}\n`);
      });
      return readLayout(file, version);
    },
    turn: run % SAMPLING_PERIOD,
    startedAt,
    write: (layout) => {
      tryWriting(() => {
        writeLayout(file, layout, version, startedAt);
      });
    },
  };
}

function tryWriting(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}

function runFile(file: string): string {
  return `${file}.run`;
}

function readRun(file: string): number {
  const path = runFile(file);
  const text = existsSync(path) ? readFileSync(path, 'latin1') : '';
  return /^\d{1,9}\n$/.test(text) ? Number(text) : 0;
}

/** First eight bytes of the file: another format has others. */
const MAGIC = 'nsplay01';
const DIGEST_AT = 8;
const COUNTS_AT = 40;
/** Digest of what follows it, number of files, length of the table. */
const HEAD_BYTES = 48;

/** What stands behind the table, as JSON. */
interface Words {
  readonly version: string;
  readonly kinds: readonly string[];
  readonly packages: readonly (readonly [path: string, facts: PackageFacts])[];
  readonly verdict?: RememberedVerdict;
}

function readLayout(file: string, version: string): RememberedLayout | undefined {
  return withFile(file, (handle) => {
    const head = headOf(handle);
    if (head === undefined) return undefined;
    const { bytes, count, tableLength } = head;
    const rest = fstatSync(handle).size - HEAD_BYTES - tableLength;
    if (rest <= 0 || tableLength < tableBytes(count, 0)) return undefined;
    const buffer = new SharedArrayBuffer(tableLength);
    const text = Buffer.alloc(rest);
    readSync(handle, new Uint8Array(buffer));
    readSync(handle, text);
    if (!digestOf(bytes, new Uint8Array(buffer), text).equals(bytes.subarray(DIGEST_AT, COUNTS_AT))) return undefined;
    const words: unknown = JSON.parse(text.toString());
    return isOurs(words, version) ? rememberedIn(openTable(buffer, count), words) : undefined;
  });
}

function withFile<T>(file: string, use: (handle: number) => T): T | undefined {
  const handle = openIfThere(file);
  if (handle === undefined) return undefined;
  try {
    return fstatSync(handle).isFile() ? use(handle) : undefined;
  } finally {
    closeSync(handle);
  }
}

/** What a file begins with; `undefined` if it is none of ours. */
interface Head {
  readonly bytes: Buffer;
  readonly count: number;
  readonly tableLength: number;
}

function headOf(handle: number): Head | undefined {
  const bytes = Buffer.alloc(HEAD_BYTES);
  const isWhole = readSync(handle, bytes) === HEAD_BYTES && bytes.toString('latin1', 0, DIGEST_AT) === MAGIC;
  if (!isWhole) return undefined;
  return { bytes, count: bytes.readUInt32LE(COUNTS_AT), tableLength: bytes.readUInt32LE(COUNTS_AT + 4) };
}

function openIfThere(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch {
    return undefined;
  }
}

function rememberedIn(table: FileTable, { kinds, packages, verdict }: Words): RememberedLayout {
  return { files: { table, kinds, packages: new Map(packages) }, ...(verdict === undefined ? {} : { verdict }) };
}

/** Of all that follows it. */
function digestOf(head: Uint8Array, columns: Uint8Array, text: Uint8Array): Buffer {
  return createHash('sha256').update(head.subarray(COUNTS_AT)).update(columns).update(text).digest();
}

/** The digest says that we wrote it; the version, that we would write the same now. */
function isOurs(words: unknown, version: string): words is Words {
  return typeof words === 'object' && words !== null && 'version' in words && words.version === version;
}

/** Beside its place and renamed. It has its digest in it, so that nothing needs to wait for the disk. */
function writeLayout(file: string, { files, verdict }: RememberedLayout, version: string, startedAt: number): void {
  const { table, kinds, packages } = files;
  assignTurns(table);
  distrustRacy(table, startedAt);
  const words: Words = { version, kinds, packages: [...packages], ...(verdict === undefined ? {} : { verdict }) };
  const text = Buffer.from(JSON.stringify(words));
  const head = Buffer.alloc(HEAD_BYTES);
  head.write(MAGIC, 'latin1');
  head.writeUInt32LE(table.count, COUNTS_AT);
  head.writeUInt32LE(tableBytes(table.count, table.names.length), COUNTS_AT + 4);
  const columns = new Uint8Array(table.buffer);
  digestOf(head, columns, text).copy(head, DIGEST_AT);
  replaceFile(file, [head, columns, text]);
}

function replaceFile(file: string, parts: readonly Uint8Array[]): void {
  const temporary = temporaryPath(dirname(file), basename(file));
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      for (const part of parts) writeFileSync(handle, part);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Which runs read a file again: spread evenly over all, the same for a path each time. */
function assignTurns({ count, names, ends, turns }: FileTable): void {
  for (let index = 0, at = 0; index < count; index++) {
    let turn = 0;
    for (const end = ends[index] ?? at; at < end; at++) turn = (Math.imul(turn, 31) + (names[at] ?? 0)) >>> 0;
    turns[index] = turn % SAMPLING_PERIOD;
  }
}

function distrustRacy({ count, states, types }: FileTable, startedAt: number): void {
  for (let index = 0; index < count; index++) {
    const at = index * STATE_WIDTH;
    // No file has this size.
    if (types[index] === FILE_TYPE.file && isRacy(states[at + 2] ?? 0, startedAt)) states[at] = -1;
  }
}
