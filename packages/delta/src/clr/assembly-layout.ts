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

/** The streams that are there, in the order of the file. */
function holesOf(layout: AssemblyLayout): Region[] {
  return layout.streams.filter(({ size }) => size > 0).toSorted((a, b) => a.offset - b.offset);
}

/** True if the streams lie within a file of `size` bytes and do not overlap. */
export function isDisjoint(layout: AssemblyLayout, size: number): boolean {
  let end = 0;
  return (
    holesOf(layout).every((hole) => {
      const isBehind = hole.offset >= end;
      end = hole.offset + hole.size;
      return isBehind;
    }) && end <= size
  );
}

/** Bytes of a file that are in none of the streams. */
export function restSize(layout: AssemblyLayout, size: number): number {
  return layout.streams.reduce((rest, stream) => rest - stream.size, size);
}

/** The file without its streams. */
export function cutStreams(file: Uint8Array, layout: AssemblyLayout): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { offset, size } of holesOf(layout)) {
    parts.push(file.subarray(at, offset));
    at = offset + size;
  }
  return Buffer.concat([...parts, file.subarray(at)]);
}

/** The file again: `rest` is what `cutStreams` left, `streams` are in the order of `STREAM_NAMES`. */
export function joinStreams(
  rest: Uint8Array,
  streams: readonly Uint8Array[],
  layout: AssemblyLayout,
  size: number,
): Uint8Array {
  const file = new Uint8Array(size);
  const contents = new Map(layout.streams.map((stream, index) => [stream, streams[index] ?? new Uint8Array()]));
  let read = 0;
  let written = 0;
  for (const hole of holesOf(layout)) {
    const gap = hole.offset - written;
    file.set(rest.subarray(read, read + gap), written);
    file.set(contents.get(hole) ?? new Uint8Array(), hole.offset);
    read += gap;
    written = hole.offset + hole.size;
  }
  file.set(rest.subarray(read), written);
  return file;
}
