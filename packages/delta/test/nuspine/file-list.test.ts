import { describe, expect, it } from 'vitest';
import type { AssemblyLayout } from '../../src/clr/assembly-layout.ts';
import { byteReader } from '../../src/nuspine/byte-reader.ts';
import { byteWriter } from '../../src/nuspine/byte-writer.ts';
import { type ListedBase, type ListedFile, readFileList, writeFileList } from '../../src/nuspine/file-list.ts';

const layout: AssemblyLayout = {
  streams: [
    { offset: 400, size: 100 },
    { offset: 500, size: 20 },
    { offset: 0, size: 0 },
    { offset: 520, size: 30 },
    { offset: 300, size: 100 },
  ],
  section: { address: 8192, offset: 512, end: 900 },
  tablesHeader: 40,
  tablesTail: 2,
};
const base: readonly ListedBase[] = [
  { path: 'lib/net9.0/a.dll', size: 1000, layout: () => layout },
  { path: 'lib/net9.0/é.txt', size: 7, layout: () => undefined },
];
const moved = { ...layout, streams: layout.streams.map(({ offset, size }) => ({ offset: offset + 64, size })) };
const files: readonly ListedFile[] = [
  { path: 'lib/net9.0/a.dll', mode: 'managed', size: 1064, peer: 0, layout: moved },
  { path: 'lib/net9.0/b.dll', mode: 'plain', size: 5 },
  { path: 'lib/net9.0/é.txt', mode: 'same', size: 7, peer: 1 },
  { path: 'lib/net9.0/ü.txt', mode: 'plain', size: 3, peer: 1 },
];

function written(list: readonly ListedFile[]): Uint8Array {
  const writer = byteWriter();
  writeFileList(writer, list, base);
  return writer.written();
}

function read(bytes: Uint8Array, maxSize = 1e6): ListedFile[] {
  return readFileList(byteReader(bytes, 'list'), base, maxSize);
}

describe('readFileList', () => {
  it('reads back what writeFileList wrote', () => {
    expect(read(written(files))).toEqual(files);
  });

  it('refuses files of more than it may make, before making any', () => {
    expect(() => read(written(files), 1000)).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });

  it('refuses parts of an assembly that overlap or reach beyond it', () => {
    const wide = { ...layout, streams: layout.streams.map(({ offset }) => ({ offset, size: 200 })) };
    const [first] = files;
    if (first === undefined) return;
    expect(() => read(written([{ ...first, layout: wide }]))).toThrowCode('DELTA_CONTAINER_CORRUPT');
    expect(() => read(written([{ ...first, size: 600 }]))).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('refuses an assembly where the base has none', () => {
    const [first] = files;
    if (first === undefined) return;
    expect(() => read(written([{ ...first, peer: 1 }]))).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('refuses every list that is cut off', () => {
    const bytes = written(files);
    for (let size = 0; size < bytes.length; size += 1) {
      expect(() => read(bytes.subarray(0, size))).toThrowCode('DELTA_CONTAINER_TRUNCATED');
    }
  });
});
