import { beforeAll, describe, expect, it } from 'vitest';
import { byteReader } from '../../src/nuspine/byte-reader.ts';
import { byteWriter } from '../../src/nuspine/byte-writer.ts';
import { detailsReader, detailsWriter, type FileDetails } from '../../src/nuspine/file-details.ts';
import type { ListedFile } from '../../src/nuspine/file-list.ts';
import { type OpenFile, openFile } from '../../src/nuspine/open-file.ts';
import { optionsAssemblies } from '../clr/local-assemblies.ts';

let peer: OpenFile;
let details: FileDetails;
let file: ListedFile;

beforeAll(async () => {
  peer = openFile((await optionsAssemblies()).base);
  const layout = peer.assembly()?.layout;
  if (layout === undefined) throw new Error('assembly cannot be taken apart');
  const streams = layout.streams.map(({ offset, size }) => ({ offset: offset + 64, size }));
  details = {
    layout: { ...layout, streams },
    symbols: { offset: 10, packedSize: 20, size: 30, habits: { tries: 4, least: 3, lazy: 0 }, recipeSize: 5 },
    computed: { digests: [{ place: 100, start: 0, length: 0 }], checksum: 'computed' },
  };
  const size = peer.content.length + 64;
  file = { path: 'a.dll', mode: 'managed', size, peer: 0, symbols: 'packed', computed: 'some' };
});

function written(...all: readonly FileDetails[]): Uint8Array {
  const writer = byteWriter();
  const write = detailsWriter(writer);
  for (const each of all) write(each, peer);
  return writer.written();
}

describe('detailsReader', () => {
  it('reads back what detailsWriter wrote, file after file', () => {
    const read = detailsReader(byteReader(written(details, details), 'details'));
    expect(read(file, peer)).toEqual(details);
    expect(read(file, peer)).toEqual(details);
  });

  it('refuses parts that overlap, or reach beyond the file', () => {
    const [, second] = details.layout?.streams ?? [];
    const clash = { ...details.symbols, offset: second?.offset ?? 0 };
    const overlapping: FileDetails = {
      ...details,
      ...(details.symbols && { symbols: { ...details.symbols, ...clash } }),
    };
    const read = (each: FileDetails, size: number): unknown =>
      detailsReader(byteReader(written(each), 'details'))({ ...file, size }, peer);
    expect(() => read(overlapping, file.size)).toThrowCode('DELTA_CONTAINER_CORRUPT');
    expect(() => read(details, 600)).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('refuses symbols that unpack to more than they can', () => {
    const symbols = { offset: 10, packedSize: 20, size: 5000, habits: { tries: 4, least: 3, lazy: 0 }, recipeSize: 5 };
    const bytes = written({ ...details, symbols });
    expect(() => detailsReader(byteReader(bytes, 'details'))(file, peer)).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('refuses an assembly where the base has none, and digests before the certificates', () => {
    const bytes = written(details);
    expect(() => detailsReader(byteReader(bytes, 'details'))(file, undefined)).toThrowCode('DELTA_CONTAINER_CORRUPT');
    const early: FileDetails = {
      ...details,
      computed: { digests: [{ place: -1, start: 0, length: 0 }], checksum: 'kept' },
    };
    expect(() => detailsReader(byteReader(written(early), 'details'))(file, peer)).toThrowCode(
      'DELTA_CONTAINER_CORRUPT',
    );
  });

  it('refuses details that are cut off', () => {
    const bytes = written(details);
    for (let size = 0; size < bytes.length; size += 1) {
      expect(() => detailsReader(byteReader(bytes.subarray(0, size), 'details'))(file, peer)).toThrowCode(
        'DELTA_CONTAINER_TRUNCATED',
      );
    }
  });
});
