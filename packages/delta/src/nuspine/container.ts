import type { ByteSource, Digest } from '@nuspine/primitives';
import { DeltaError } from '../errors.ts';
import { byteReader, type ByteReader } from './byte-reader.ts';
import { byteWriter } from './byte-writer.ts';
import { type PackedStream, unpackStream } from './codec.ts';

/** Exact bytes of a package. */
export interface SizedDigest {
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
}

/** What a container says in the clear. */
export interface ContainerHeader {
  /** The full package that it is applied to. */
  readonly base: SizedDigest;
  /** The released package. */
  readonly target: SizedDigest;
  /** What applying gives: the released package itself, unless nobody can say how that was written. */
  readonly result: SizedDigest;
  /** Whether the result is a canonical package, or the delta holds the form in which it is written. */
  readonly writing: 'canonical' | 'form';
}

export interface Container {
  readonly header: ContainerHeader;
  /** How many streams there are. */
  readonly count: number;
  /** Unpacks a stream. Throws `DELTA_CONTAINER_CORRUPT`, or `DELTA_LIMIT_EXCEEDED` for one of more than `most` bytes. */
  stream(index: number, most?: number): Uint8Array;
  /** Of each stream, unpacked, as the container says. In bytes. */
  readonly sizes: readonly number[];
  /** Each stream as the container has it. */
  readonly packed: readonly Uint8Array[];
}

const MAGIC = Buffer.from('NSPD', 'latin1');
const VERSION = 1;
const DIGEST_SIZE = 32;
const MOST_STREAMS = 64;
const MOST_STREAM = 2 ** 31 - 1;
/** Whether applying gives the released package itself, or one with the same files; and how it is written. */
const EXACT = 0;
const CONTENTS_ONLY = 1;
const EXACT_IN_FORM = 2;

/** Writes a container: magic, version, header, the sizes of the streams, and the packed streams. */
export function formatContainer(header: ContainerHeader, streams: readonly PackedStream[]): Uint8Array {
  const writer = byteWriter();
  writer.bytes(MAGIC);
  writer.byte(VERSION);
  const isExact = header.result.digest === header.target.digest;
  writer.byte(header.writing === 'form' ? EXACT_IN_FORM : isExact ? EXACT : CONTENTS_ONLY);
  for (const { size, digest } of [header.base, header.target, ...(isExact ? [] : [header.result])]) {
    writer.number(size);
    writer.bytes(Buffer.from(digest.slice('sha256:'.length), 'hex'));
  }
  writer.number(streams.length);
  for (const { size, packed } of streams) {
    writer.number(size);
    writer.number(packed.length);
  }
  for (const { packed } of streams) writer.bytes(packed);
  return writer.written();
}

/** True if a source begins as a container of any version does. */
export async function isContainer(source: ByteSource): Promise<boolean> {
  return source.size >= MAGIC.length && hasMagic(await source.read(0, MAGIC.length));
}

function hasMagic(bytes: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, MAGIC.length), MAGIC) === 0;
}

/**
 * Reads a container; its streams are unpacked one by one, when asked for. Throws `DELTA_NOT_A_DELTA`,
 * `DELTA_FORMAT_UNKNOWN` for a later version, `DELTA_CONTAINER_TRUNCATED` or `DELTA_CONTAINER_CORRUPT`.
 */
export function parseContainer(bytes: Uint8Array): Container {
  if (!hasMagic(bytes)) throw new DeltaError('DELTA_NOT_A_DELTA', 'file is not a delta in the nuspine format');
  const reader = byteReader(bytes.subarray(MAGIC.length), 'delta');
  const version = reader.byte();
  if (version !== VERSION) {
    throw new DeltaError('DELTA_FORMAT_UNKNOWN', 'delta is of a format that this version does not know', {
      wanted: VERSION,
      found: version,
    });
  }
  const exactness = reader.byte();
  if (exactness > EXACT_IN_FORM)
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta promises nothing that is known');
  const [base, target] = [readSized(reader), readSized(reader)];
  const result = exactness === CONTENTS_ONLY ? readSized(reader) : target;
  const header = { base, target, result, writing: exactness === EXACT_IN_FORM ? 'form' : 'canonical' } as const;
  const count = reader.number();
  if (count > MOST_STREAMS)
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta has too many streams', { found: count });
  const sizes = Array.from({ length: count }, () => ({ plain: reader.number(), packed: reader.number() }));
  const packed = sizes.map((size) => reader.bytes(size.packed));
  if (reader.left() > 0) throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'delta goes on behind its streams');
  return {
    header,
    count,
    sizes: sizes.map(({ plain }) => plain),
    packed,
    stream: (index, most = MOST_STREAM) => {
      const plain = sizes[index]?.plain ?? 0;
      if (plain > most) {
        throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'a stream of the delta is too large', { found: plain, max: most });
      }
      return unpackStream(packed[index] ?? new Uint8Array(), plain);
    },
  };
}

function readSized(reader: ByteReader): SizedDigest {
  const size = reader.number();
  return { size, digest: `sha256:${Buffer.from(reader.bytes(DIGEST_SIZE)).toString('hex')}` };
}
