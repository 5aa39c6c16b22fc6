/** Where a part of an assembly lies in its file, in bytes. Both 0 if there is none. */
export interface Region {
  readonly offset: number;
  readonly size: number;
}

/** Streams that are taken out of the file and coded apart (ECMA-335, II.24.2.2), in this order. */
export const STREAM_NAMES = ['#Strings', '#US', '#GUID', '#Blob', '#~'] as const;

/** Everything a reader must know of a target to put its parts back together. */
export interface AssemblyLayout {
  /** One for each of `STREAM_NAMES`. */
  readonly streams: readonly Region[];
  /** The section with the metadata, and as a rule the code: its address when loaded, and where it is in the file. */
  readonly section: { readonly address: number; readonly offset: number; readonly end: number };
  /** Bytes of the `#~` stream before its rows and after them. */
  readonly tablesHeader: number;
  readonly tablesTail: number;
}

/** The regions that are there, in the order of the file. */
function inFileOrder<T extends Region>(regions: readonly T[]): T[] {
  return regions.filter(({ size }) => size > 0).toSorted((a, b) => a.offset - b.offset);
}

/** True if the regions lie within a file of `size` bytes and do not overlap. */
export function isDisjoint(regions: readonly Region[], size: number): boolean {
  let end = 0;
  return (
    inFileOrder(regions).every((region) => {
      const isBehind = region.offset >= end;
      end = region.offset + region.size;
      return isBehind;
    }) && end <= size
  );
}

/** Bytes of a file of `size` bytes that are in none of the regions. */
export function restSize(regions: readonly Region[], size: number): number {
  return regions.reduce((rest, region) => rest - region.size, size);
}

/** The file without the regions. */
export function cutRegions(file: Uint8Array, regions: readonly Region[]): Uint8Array {
  const [first = file, ...others] = besideRegions(file, regions);
  return others.length === 0 ? first : Buffer.concat([first, ...others]);
}

/** What stands between the regions of a file, in order. Nothing is copied. */
export function besideRegions(file: Uint8Array, regions: readonly Region[]): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { offset, size } of inFileOrder(regions)) {
    parts.push(file.subarray(at, offset));
    at = offset + size;
  }
  return [...parts, file.subarray(at)];
}

/** A region and what stands in it. */
export interface FilledRegion extends Region {
  readonly content: Uint8Array;
}

/** The file again: `rest` is what `cutRegions` left. */
export function fillRegions(rest: Uint8Array, regions: readonly FilledRegion[], size: number): Uint8Array {
  const file = new Uint8Array(size);
  let read = 0;
  let written = 0;
  for (const { offset, content, size: length } of inFileOrder(regions)) {
    const gap = offset - written;
    file.set(rest.subarray(read, read + gap), written);
    file.set(content, offset);
    read += gap;
    written = offset + length;
  }
  file.set(rest.subarray(read), written);
  return file;
}
