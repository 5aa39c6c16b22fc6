import { type Bzip2Reader, bzip2Reader, closeBzip2, readBzip2 } from '../bzip2/bzip2-reader.ts';
import { DeltaError } from '../errors.ts';

/** The plain bytes of one section of a patch, in order. */
export interface SectionReader {
  readonly name: 'control' | 'difference' | 'extra';
  /** `undefined` for a section that was left out. */
  readonly stream: Bzip2Reader | undefined;
  /** Bytes that were decompressed together: steps are mostly short. */
  readonly ahead: Uint8Array;
  /** Those of them that were not taken: from `next` up to `end`. */
  next: number;
  end: number;
}

const AHEAD_SIZE = 2 ** 15;

/** Opens a section. Some writers leave an empty one out instead of writing an empty stream. */
export function sectionReader(name: SectionReader['name'], section: Uint8Array): SectionReader {
  const stream = section.length === 0 ? undefined : bzip2Reader(section);
  return { name, stream, ahead: new Uint8Array(stream === undefined ? 0 : AHEAD_SIZE), next: 0, end: 0 };
}

/**
 * Takes `most` bytes at most, and one at least: they lie in `ahead`, before `next`. Returns how many. Throws
 * `DELTA_PATCH_TRUNCATED` where the section has ended, and what `readBzip2` throws.
 */
export function takeSome(section: SectionReader, most: number): number {
  if (section.next === section.end) refill(section);
  if (section.end === 0) {
    throw new DeltaError('DELTA_PATCH_TRUNCATED', `${section.name} section of patch ends too early`, { wanted: most });
  }
  const count = Math.min(most, section.end - section.next);
  section.next += count;
  return count;
}

/** Fills `count` bytes of `into`, from `start` on. Throws what `takeSome` throws. */
export function readSection(section: SectionReader, into: Uint8Array, start: number, count: number): void {
  for (let done = 0; done < count; ) {
    const taken = takeSome(section, count - done);
    into.set(section.ahead.subarray(section.next - taken, section.next), start + done);
    done += taken;
  }
}

/** Throws `DELTA_PATCH_CORRUPT` if the section has bytes that nothing asked for, and what `readBzip2` throws. */
export function requireSectionEnd(section: SectionReader): void {
  if (section.next === section.end) refill(section);
  if (section.end === 0) return;
  throw new DeltaError('DELTA_PATCH_CORRUPT', `${section.name} section of patch is longer than the target needs`);
}

/** Ends reading, wherever it is. */
export function closeSection({ stream }: SectionReader): void {
  if (stream !== undefined) closeBzip2(stream);
}

function refill(section: SectionReader): void {
  section.next = 0;
  section.end = section.stream === undefined ? 0 : readBzip2(section.stream, section.ahead);
}
