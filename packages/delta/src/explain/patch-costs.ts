import { byteCosts, type ByteCosts } from '../brotli/byte-costs.ts';
import { byteReader, type ByteReader } from '../nuspine/byte-reader.ts';
import { PATCH_STREAMS, type PatchStreams } from '../nuspine/patch-streams.ts';

/** Follows patches only to see what they spend. */
export interface PatchCosts {
  /** Bits that the next patch spends on each of the pieces that it makes, of so many bytes. */
  next(sizes: readonly number[]): number[];
}

/**
 * What steps, differences and literals of patches cost: a step is shared by the bytes that it makes, a difference is of the
 * byte that it changes. `packed` are the same streams as the container has them. The patches must have been followed before.
 */
export function patchCosts(streams: PatchStreams, packed: readonly Uint8Array[]): PatchCosts {
  const [lengths, literalLengths, jumps, runs, differences, literals] = PATCH_STREAMS.map((name, index) =>
    meter(streams[name], packed[index] ?? new Uint8Array(), name),
  );
  if (!lengths || !literalLengths || !jumps || !runs || !differences || !literals) return { next: () => [] };
  const nextRun = (): Metered => (runs.left() > 0 ? runs.read((reader) => reader.number()) : NO_RUN);
  let run = nextRun();
  /** Charges the differences in what is copied to the bytes from `start` up to `end`. */
  const chargeDifferences = (pieces: ChargedPieces, start: number, end: number): void => {
    let at = start;
    for (let place = at + run.value; place < end; place = at + run.value) {
      const difference = differences.read((reader) => reader.byte());
      pieces.charge(place, place + 1, run.bits + difference.bits);
      at = place + 1;
      run = nextRun();
    }
    run = { ...run, value: run.value - (end - at) };
  };
  return {
    next: (sizes) => {
      const pieces = chargedPieces(sizes);
      for (let at = 0; at < pieces.size; ) {
        const length = lengths.read((reader) => reader.number());
        const literal = literalLengths.read((reader) => reader.number());
        const jump = jumps.read((reader) => reader.signed());
        const [copied, end] = [at + length.value, at + length.value + literal.value];
        chargeDifferences(pieces, at, copied);
        for (let place = copied; place < end; place += 1) {
          pieces.charge(place, place + 1, literals.read((reader) => reader.byte()).bits);
        }
        pieces.charge(at, end, length.bits + literal.bits + jump.bits);
        at = end;
      }
      return pieces.bits;
    },
  };
}

interface Metered {
  readonly value: number;
  readonly bits: number;
}

const NO_RUN: Metered = { value: Number.POSITIVE_INFINITY, bits: 0 };

/** Reads a stream and says what that cost. */
interface Meter {
  read(take: (reader: ByteReader) => number): Metered;
  left(): number;
}

function meter(stream: Uint8Array, packed: Uint8Array, name: string): Meter {
  const reader = byteReader(stream, `stream ${name}`);
  const costs: ByteCosts = byteCosts(packed, stream);
  return {
    read: (take) => {
      const start = stream.length - reader.left();
      const value = take(reader);
      return { value, bits: costs.between(start, stream.length - reader.left()) };
    },
    left: () => reader.left(),
  };
}

interface ChargedPieces {
  /** Of all pieces together, in bytes. */
  readonly size: number;
  readonly bits: number[];
  /** Shares bits among the pieces that have bytes from `start` up to `end`. */
  charge(start: number, end: number, bits: number): void;
}

function chargedPieces(sizes: readonly number[]): ChargedPieces {
  const ends: number[] = [];
  let size = 0;
  for (const each of sizes) ends.push((size += each));
  const bits = sizes.map(() => 0);
  let first = 0;
  return {
    size,
    bits,
    charge: (start, end, spent) => {
      // Charges come almost in order.
      while (first > 0 && (ends[first - 1] ?? 0) > start) first -= 1;
      while ((ends[first] ?? size) <= start && first < ends.length - 1) first += 1;
      for (let piece = first, from = start; from < end && piece < ends.length; piece += 1) {
        const to = Math.min(end, ends[piece] ?? end);
        if (to > from) bits[piece] = (bits[piece] ?? 0) + (spent * (to - from)) / (end - start);
        from = Math.max(from, to);
      }
    },
  };
}
