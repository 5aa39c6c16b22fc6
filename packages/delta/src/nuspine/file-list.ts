import { DeltaError } from '../errors.ts';
import type { ByteReader } from './byte-reader.ts';
import type { ByteWriter } from './byte-writer.ts';

/** How a file of the target is made. */
export type FileMode =
  /** It is a file of the base. */
  | 'same'
  /** By a patch. */
  | 'plain'
  /** By patches of the parts of an assembly. */
  | 'managed';

/** A file of the base, as far as the list of the target refers to it. */
export interface ListedBase {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** A file of the target. */
export interface ListedFile {
  readonly path: string;
  readonly mode: FileMode;
  /** In bytes. */
  readonly size: number;
  /** Number of the base's file that it came from. Always there but for `plain`. */
  readonly peer?: number;
  /** Whether the symbols inside it are coded apart, unpacked. */
  readonly symbols: 'packed' | 'none';
  /** Whether some of its bytes are computed from the others. */
  readonly computed: 'some' | 'none';
}

const MODES: readonly FileMode[] = ['same', 'plain', 'managed'];
const MODE_COUNT = 4;
const HAS_SYMBOLS = 4;
const HAS_COMPUTED = 8;
const KINDS = 16;
const NO_PEER = 0;
const SAME_PATH = 1;
const FIRST_PEER = 2;

/** Writes the list: paths without what they share with the one before, and sizes as their distance from the base. */
export function writeFileList(writer: ByteWriter, files: readonly ListedFile[], base: readonly ListedBase[]): void {
  writer.number(files.length);
  let last = new Uint8Array();
  for (const file of files) {
    const path = Buffer.from(file.path, 'utf8');
    const shared = sharedLength(last, path);
    writer.number(shared);
    writer.number(path.length - shared);
    writer.bytes(path.subarray(shared));
    last = path;
    const peer = file.peer === undefined ? undefined : base[file.peer];
    writer.number(peer === undefined ? NO_PEER : peer.path === file.path ? SAME_PATH : FIRST_PEER + (file.peer ?? 0));
    writer.number(
      MODES.indexOf(file.mode) +
        (file.symbols === 'packed' ? HAS_SYMBOLS : 0) +
        (file.computed === 'some' ? HAS_COMPUTED : 0),
    );
    if (file.mode !== 'same') writer.signed(file.size - (peer?.size ?? 0));
  }
}

/**
 * Reads a list. Throws `DELTA_CONTAINER_CORRUPT` for a file that cannot be what it says, `DELTA_LIMIT_EXCEEDED` for
 * more than `maxSize` bytes in all, or what the reader throws. Paths are not judged here.
 */
export function readFileList(reader: ByteReader, base: readonly ListedBase[], maxSize: number): ListedFile[] {
  const count = reader.number();
  const byPath = new Map(base.map(({ path }, index) => [path, index]));
  const files: ListedFile[] = [];
  let last = new Uint8Array();
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    last = readPath(reader, last);
    const path = new TextDecoder().decode(last);
    const peer = readPeer(reader, path, byPath);
    const file = readFile(reader, path, peer, peer === undefined ? undefined : base[peer]);
    total += file.size;
    if (total > maxSize) {
      throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'delta makes more than it may', {
        path,
        found: total,
        max: maxSize,
      });
    }
    files.push(file);
  }
  return files;
}

function readPath(reader: ByteReader, last: Uint8Array): Uint8Array<ArrayBuffer> {
  const shared = reader.number();
  if (shared > last.length) throw corrupt('shares more of a path than there is');
  return Buffer.concat([last.subarray(0, shared), reader.bytes(reader.number())]);
}

function readPeer(reader: ByteReader, path: string, byPath: ReadonlyMap<string, number>): number | undefined {
  const peer = reader.number();
  if (peer === NO_PEER) return undefined;
  const found = peer === SAME_PATH ? byPath.get(path) : peer - FIRST_PEER;
  if (found === undefined || found >= byPath.size) throw corrupt('names a file that the base does not have', path);
  return found;
}

function readFile(
  reader: ByteReader,
  path: string,
  peer: number | undefined,
  base: ListedBase | undefined,
): ListedFile {
  const kind = reader.number();
  const mode = MODES[kind % MODE_COUNT];
  const isPlain = mode === 'plain';
  if (mode === undefined || kind >= KINDS || (!isPlain && base === undefined) || (mode === 'same' && kind > 0)) {
    throw corrupt('makes a file in no known way', path);
  }
  const size = (base?.size ?? 0) + (mode === 'same' ? 0 : reader.signed());
  if (size < 0) throw corrupt('makes a file of negative size', path);
  return {
    path,
    mode,
    size,
    ...(peer === undefined ? {} : { peer }),
    symbols: (kind & HAS_SYMBOLS) === 0 ? 'none' : 'packed',
    computed: (kind & HAS_COMPUTED) === 0 ? 'none' : 'some',
  };
}

function sharedLength(a: Uint8Array, b: Uint8Array): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function corrupt(what: string, path?: string): DeltaError {
  return new DeltaError('DELTA_CONTAINER_CORRUPT', `delta ${what}`, path === undefined ? {} : { path });
}
