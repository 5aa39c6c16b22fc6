import { type Bzip2Reader, bzip2Reader, readBzip2 } from '../bzip2/bzip2-reader.ts';
import { DeltaError } from '../errors.ts';

/** The plain bytes of one section of a patch, in order. */
export interface SectionReader {
  readonly name: 'control' | 'difference' | 'extra';
  /** `undefined` for a section that was left out. */
  readonly stream: Bzip2Reader | undefined;
}

/** Opens a section. Some writers leave an empty one out instead of writing an empty stream. */
export function sectionReader(name: SectionReader['name'], section: Uint8Array): SectionReader {
  return { name, stream: section.length === 0 ? undefined : bzip2Reader(section) };
}

/** Fills `into`. Throws `DELTA_PATCH_TRUNCATED` if the section is too short, and what `readBzip2` throws. */
export function readSection(section: SectionReader, into: Uint8Array): void {
  const found = section.stream === undefined ? 0 : readBzip2(section.stream, into);
  if (found === into.length) return;
  const details = { wanted: into.length, found };
  throw new DeltaError('DELTA_PATCH_TRUNCATED', `${section.name} section of patch ends too early`, details);
}

/** Throws `DELTA_PATCH_CORRUPT` if the section has bytes that nothing asked for, and what `readBzip2` throws. */
export function requireSectionEnd(section: SectionReader): void {
  if (section.stream === undefined || readBzip2(section.stream, new Uint8Array(1)) === 0) return;
  throw new DeltaError('DELTA_PATCH_CORRUPT', `${section.name} section of patch is longer than the target needs`);
}
