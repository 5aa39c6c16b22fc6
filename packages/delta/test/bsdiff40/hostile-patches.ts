import { type Bsdiff40, formatBsdiff40, parseBsdiff40 } from '../../src/bsdiff40/bsdiff40.ts';
import { NUMBER_SIZE, writeSignedMagnitude } from '../../src/bsdiff40/signed-magnitude.ts';
import { bzip2Compress, bzip2Decompress, DEFAULT_PATCH_LIMITS } from '../../src/index.ts';
import { joined, noise } from '../sample-bytes.ts';

/** A patch that somebody made by hand, and what they did. */
export interface HostilePatch {
  readonly what: string;
  readonly patch: Uint8Array;
}

/** What numbers that nobody checks go wrong with: bounds of 31, 32, 53 and 64 bits, signs, and neighbours. */
const EDGES = [
  ...[0n, 1n, 2n, 7n, 8n, 9n, 255n, 256n, 65_535n, 65_536n],
  ...[2n ** 31n - 1n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 32n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 62n, 2n ** 63n - 1n],
];
const SIGN = 2n ** 63n;
const HEADER_FIELDS = {
  'size of the control section': 8,
  'size of the difference section': 16,
  'size of the target': 24,
};

/** Every field of the header set to every edge, with both signs. */
export function* withHeaderEdges(patch: Uint8Array): Generator<HostilePatch> {
  for (const [name, offset] of Object.entries(HEADER_FIELDS)) {
    for (const value of signedEdges())
      yield { what: `${name} ${String(value)}`, patch: withNumber(patch, offset, value) };
  }
}

/** Every field of every step set to every edge, with both signs. */
export function* withControlEdges(patch: Uint8Array): Generator<HostilePatch> {
  const parsed = parseBsdiff40(patch, DEFAULT_PATCH_LIMITS);
  const control = bzip2Decompress(parsed.control, 2 ** 20);
  for (let offset = 0; offset < control.length; offset += NUMBER_SIZE) {
    for (const value of signedEdges()) {
      const changed = bzip2Compress(withNumber(control, offset, value));
      const what = `number ${String(offset / NUMBER_SIZE)} of the control section ${String(value)}`;
      yield { what, patch: formatBsdiff40({ ...parsed, control: changed }) };
    }
  }
}

/** The patch cut off after each of its bytes. */
export function* truncations(patch: Uint8Array): Generator<HostilePatch> {
  for (let length = 0; length < patch.length; length += 1) {
    yield { what: `${String(length)} bytes`, patch: patch.subarray(0, length) };
  }
}

/** Patches of a few hundred bytes with sections that decompress to 64 MB. */
export function bombs(targetSize: number): readonly HostilePatch[] {
  const zeros = bzip2Compress(new Uint8Array(2 ** 26));
  const empty = bzip2Compress(new Uint8Array());
  const step = new DataView(new ArrayBuffer(3 * NUMBER_SIZE));
  writeSignedMagnitude(step, 0, targetSize);
  const parts: Bsdiff40 = {
    targetSize,
    control: bzip2Compress(new Uint8Array(step.buffer)),
    difference: zeros,
    extra: empty,
  };
  return [
    { what: 'differences', patch: formatBsdiff40(parts) },
    { what: 'control', patch: formatBsdiff40({ ...parts, control: zeros, difference: empty }) },
    {
      what: 'extra',
      patch: formatBsdiff40({ ...parts, difference: bzip2Compress(new Uint8Array(targetSize)), extra: zeros }),
    },
    {
      what: 'a target that nothing fills',
      patch: formatBsdiff40({ ...parts, targetSize: 2 ** 31 - 1, difference: empty }),
    },
  ];
}

/** The patch with damage number 1 to `count`. */
export function* damages(patch: Uint8Array, count: number): Generator<HostilePatch> {
  for (let seed = 1; seed <= count; seed += 1) {
    yield { what: `damage ${String(seed)}`, patch: damaged(patch, seed) };
  }
}

/** Damage number `seed`: bits turned, bytes set, parts cut out, doubled or swapped, steps and sections exchanged. */
function damaged(patch: Uint8Array, seed: number): Uint8Array {
  const random = new DataView(noise(64, seed * 7919).buffer);
  const at = (index: number, below: number): number => random.getUint32(4 * index, true) % below;
  const [low, high] = [at(0, patch.length), at(1, patch.length)].toSorted((a, b) => a - b);
  const [start = 0, end = 0] = [low, high];
  switch (seed % 6) {
    case 0:
      return withByte(patch, start, (patch[start] ?? 0) ^ (1 << at(2, 8)));
    case 1:
      return withByte(withByte(patch, at(3, 32), at(4, 256)), start, at(5, 256));
    case 2:
      return joined(patch.subarray(0, start), patch.subarray(end));
    case 3:
      return joined(patch.subarray(0, end), patch.subarray(start));
    case 4:
      return joined(patch.subarray(0, 32), noise(at(2, 300), seed), patch.subarray(end));
    default:
      return withDamagedSection(patch, seed, at);
  }
}

/** Damage below the compression, which checksums do not catch. */
function withDamagedSection(patch: Uint8Array, seed: number, at: (index: number, below: number) => number): Uint8Array {
  const parsed = parseBsdiff40(patch, DEFAULT_PATCH_LIMITS);
  const name = (['control', 'control', 'difference', 'extra'] as const)[at(6, 4)] ?? 'control';
  const plain = bzip2Decompress(parsed[name], 2 ** 20);
  const changed = plain.length === 0 ? noise(24, seed) : withByte(plain, at(7, plain.length), at(8, 256));
  const cut = seed % 4 === 0 ? changed.subarray(0, at(9, changed.length)) : changed;
  return formatBsdiff40({ ...parsed, [name]: bzip2Compress(cut) });
}

function withByte(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[offset] = value;
  return copy;
}

function withNumber(bytes: Uint8Array, offset: number, value: bigint): Uint8Array {
  const copy = bytes.slice();
  new DataView(copy.buffer).setBigUint64(offset, value, true);
  return copy;
}

function signedEdges(): readonly bigint[] {
  return [...EDGES, ...EDGES.map((edge) => edge + SIGN)].filter((edge) => edge < 2n ** 64n);
}
