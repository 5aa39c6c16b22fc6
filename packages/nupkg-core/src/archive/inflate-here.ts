import type { Codec } from './codec.ts';
import { giveCodec, takeCodec } from './codec.ts';

// Why the inflater stops.
const HUNGRY = 0;
const FULL = 1;
const DONE = 2;

/** Fills `room` with the next packed bytes and returns how many; fewer than there is room for are the last. */
export type ReadPacked = (room: Uint8Array) => number;

/** Content that comes piece by piece into the memory of a codec, to where it is deflated. */
export interface PiecesHere {
  /** Makes the next `size` bytes, at most a segment of them. False if there are not so many, or something is wrong. */
  next(size: number): boolean;
  /** Whether nothing comes after what has been made, neither content nor packed bytes. */
  isDone(): boolean;
  /** The last `window` bytes, those of a window, go before those that come next. */
  slide(window: number): void;
}

/** Inflates what `read` gives, of which there are `packedSize` bytes. */
export function inflateHere(codec: Codec, packedSize: number, read: ReadPacked): PiecesHere {
  let left = packedSize;
  const feed = (): boolean => {
    if (left === 0) return false;
    const at = codec.packedAddress();
    const wanted = Math.min(left, codec.packedRoom());
    if (read(codec.memory.subarray(at, at + wanted)) !== wanted) return false;
    left -= wanted;
    codec.feed(wanted, left === 0 ? 1 : 0);
    return true;
  };
  const inflate = (size: number): number => {
    const end = codec.contentEnd() + size;
    for (;;) {
      const stop = codec.inflateUpTo(end - codec.contentEnd());
      if (stop !== HUNGRY || !feed()) return stop;
    }
  };
  codec.beginInflate();
  feed();
  return {
    next: (size) => {
      const end = codec.contentEnd() + size;
      const stop = inflate(size);
      return (stop === FULL || stop === DONE) && codec.contentEnd() === end;
    },
    isDone: () => {
      const end = codec.contentEnd();
      return inflate(1) === DONE && codec.contentEnd() === end;
    },
    slide: () => {
      codec.slideWindow();
    },
  };
}

/** The same of content that is not packed. `rest`: how many bytes come after it. */
export function storedHere({ memory, inputAddress }: Codec, rest: number, read: ReadPacked): PiecesHere {
  const start = inputAddress();
  let end = start;
  return {
    next: (size) => {
      end += size;
      return read(memory.subarray(end - size, end)) === size;
    },
    isDone: () => rest === 0,
    slide: (window) => {
      memory.copyWithin(start, end - window, end);
      end = start + window;
    },
  };
}

/** Content up to this size takes less time to inflate than zlib takes to be started. */
export const SMALL_HERE: number = 2 ** 16;

/**
 * Inflates a small content that is `size` bytes long. `undefined` for one that is not, or that has something wrong with it:
 * `inflateWhole` says what.
 */
export function inflateSmall(packed: Uint8Array, size: number): Uint8Array<ArrayBuffer> | undefined {
  const codec = takeCodec();
  const inflater = inflateHere(codec, packed.length, (room) => {
    room.set(packed);
    return packed.length;
  });
  const start = codec.contentEnd();
  const bytes = inflater.next(size) && inflater.isDone() ? codec.memory.slice(start, start + size) : undefined;
  giveCodec(codec);
  return bytes;
}
