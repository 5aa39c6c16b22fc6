import type { Archive } from '@nuspine/nupkg-core';

/** Every byte of an archive that is not content of an entry: headers, folders, directory, comments. */
export interface ZipSkeleton {
  readonly bytes: Uint8Array;
  /** How many of them stand before each content, in the order in which contents stand. */
  readonly places: readonly number[];
}

/** Reads the skeleton of an archive. */
export async function readSkeleton({ source, entries }: Archive): Promise<ZipSkeleton> {
  const bones: Uint8Array[] = [];
  const places: number[] = [];
  let [end, size] = [0, 0];
  for (const { dataOffset, compressedSize } of entries.toSorted((a, b) => a.dataOffset - b.dataOffset)) {
    bones.push(await source.read(end, dataOffset - end));
    size += dataOffset - end;
    places.push(size);
    end = dataOffset + compressedSize;
  }
  bones.push(await source.read(end, source.size - end));
  return { bytes: Buffer.concat(bones), places };
}

/** Whether contents stand in the order in which the directory has their entries. */
export function isInOrder({ entries }: Archive): boolean {
  return entries.every(({ dataOffset }, index) => dataOffset >= (entries[index - 1]?.dataOffset ?? 0));
}
