import { brotliCompressSync, constants } from 'node:zlib';
import { byteWriter } from '../../src/nuspine/byte-writer.ts';
import { parseContainer, type SizedDigest } from '../../src/nuspine/container.ts';
import type { Random } from '../package-pairs.ts';

/** A container taken apart, so that any of it can be changed and the rest stays sound. */
interface OpenContainer {
  version: number;
  exactness: number;
  stamps: SizedDigest[];
  count: number;
  /** Stated size, stream, and how it is packed. */
  streams: { size: number; content: Buffer; packed: Uint8Array }[];
}

const KINDS = [
  'bytes',
  'cut',
  'longer',
  'header',
  'sizes',
  'bomb',
  'stream',
  'stream',
  'stream',
  'stream',
  'stream cut',
  'stream grown',
  'numbers',
  'numbers',
  'streams turned',
  'stream of another',
  'streams of another',
] as const;
export type HostileKind = (typeof KINDS)[number];

/** A damaged or hostile container made of a true one, with parts of another. */
export function hostileContainer(
  delta: Uint8Array,
  other: Uint8Array,
  random: Random,
): { readonly kind: HostileKind; readonly bytes: Uint8Array } {
  const kind = KINDS[random(KINDS.length)] ?? 'bytes';
  if (kind === 'bytes') return { kind, bytes: changed(delta, random) };
  if (kind === 'cut') return { kind, bytes: delta.subarray(0, random(delta.length)) };
  if (kind === 'longer') return { kind, bytes: Buffer.concat([delta, other.subarray(0, 1 + random(200))]) };
  const container = open(delta);
  CHANGES[kind](container, open(other), random);
  return { kind, bytes: close(container) };
}

type Change = (container: OpenContainer, other: OpenContainer, random: Random) => void;

const LARGE = [0, 1, 127, 128, 2 ** 16, 2 ** 24, 2 ** 31 - 1, 2 ** 32, 2 ** 53 - 1];

const CHANGES: Readonly<Record<Exclude<HostileKind, 'bytes' | 'cut' | 'longer'>, Change>> = {
  header: (container, other, random) => {
    const field = random(5);
    if (field === 0) container.version = random(256);
    else if (field === 1) container.exactness = random(5);
    else if (field === 2) container.stamps = container.stamps.toReversed();
    else if (field === 3) container.stamps = container.stamps.map((stamp) => ({ ...stamp, size: large(random) }));
    else container.count = large(random);
    if (random(3) === 0) container.stamps[1] = other.stamps[1] ?? { size: 0, digest: 'sha256:' };
  },
  sizes: (container, _, random) => {
    const stream = one(container, random);
    stream.size = random(2) === 0 ? large(random) : Math.max(0, stream.size + random(5) - 2);
  },
  bomb: (container, _, random) => {
    const stream = one(container, random);
    stream.packed = BOMB;
    stream.size = random(2) === 0 ? BOMB_SIZE : large(random);
  },
  stream: (container, _, random) => {
    const stream = one(container, random);
    replace(stream, changed(stream.content, random));
  },
  'stream cut': (container, _, random) => {
    const stream = one(container, random);
    replace(stream, stream.content.subarray(0, random(stream.content.length + 1)));
  },
  'stream grown': (container, other, random) => {
    const [stream, more] = [one(container, random), one(other, random)];
    const at = random(stream.content.length + 1);
    const part = more.content.subarray(0, random(20));
    replace(stream, Buffer.concat([stream.content.subarray(0, at), part, stream.content.subarray(at)]));
  },
  numbers: (container, _, random) => {
    const stream = one(container, random);
    const writer = byteWriter();
    writer.number(large(random));
    const at = random(stream.content.length + 1);
    const rest = stream.content.subarray(at + 1 + random(3));
    replace(stream, Buffer.concat([stream.content.subarray(0, at), writer.written(), rest]));
  },
  'streams turned': (container, _, random) => {
    const [a, b] = [random(container.streams.length), random(container.streams.length)];
    const [one, two] = [container.streams[a], container.streams[b]];
    if (one !== undefined && two !== undefined) [container.streams[a], container.streams[b]] = [two, one];
  },
  'stream of another': (container, other, random) => {
    const index = random(container.streams.length);
    const stream = other.streams[index];
    if (stream !== undefined) container.streams[index] = stream;
  },
  'streams of another': (container, other, random) => {
    const from = random(container.streams.length);
    container.streams = [...container.streams.slice(0, from), ...other.streams.slice(from)];
  },
};

const BOMB_SIZE = 2 ** 24;
const BOMB = brotliCompressSync(Buffer.alloc(BOMB_SIZE), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

function large(random: Random): number {
  return LARGE[random(LARGE.length)] ?? 0;
}

function one({ streams }: OpenContainer, random: Random): OpenContainer['streams'][number] {
  return streams[random(streams.length)] ?? { size: 0, content: Buffer.alloc(0), packed: Buffer.alloc(0) };
}

function replace(stream: OpenContainer['streams'][number], content: Uint8Array): void {
  stream.content = Buffer.from(content);
  stream.size = content.length;
  stream.packed = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } });
}

/** Some bytes changed: to anything, to an extreme, or by one bit. */
function changed(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = Uint8Array.from(bytes);
  for (let left = 1 + random(4); left > 0 && copy.length > 0; left -= 1) {
    const at = random(copy.length);
    const how = random(3);
    copy[at] = how === 0 ? random(256) : how === 1 ? 0xff * random(2) : (copy[at] ?? 0) ^ (1 << random(8));
  }
  return copy;
}

function open(delta: Uint8Array): OpenContainer {
  const { header, packed, sizes, stream } = parseContainer(delta);
  const isContents = delta[5] === 1;
  return {
    version: 1,
    exactness: delta[5] ?? 0,
    stamps: [header.base, header.target, ...(isContents ? [header.result] : [])],
    count: packed.length,
    streams: packed.map((each, index) => ({
      size: sizes[index] ?? 0,
      content: Buffer.from(stream(index)),
      packed: each,
    })),
  };
}

function close({ version, exactness, stamps, count, streams }: OpenContainer): Uint8Array {
  const writer = byteWriter();
  writer.bytes(Buffer.from('NSPD'));
  writer.byte(version);
  writer.byte(exactness);
  for (const { size, digest } of stamps) {
    writer.number(size);
    writer.bytes(Buffer.from(digest.slice('sha256:'.length), 'hex'));
  }
  writer.number(count);
  for (const { size, packed } of streams) {
    writer.number(size);
    writer.number(packed.length);
  }
  for (const { packed } of streams) writer.bytes(packed);
  return writer.written();
}
