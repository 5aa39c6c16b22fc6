import { describe, expect, it } from 'vitest';
import { byteReader } from '../../src/nuspine/byte-reader.ts';
import { byteWriter } from '../../src/nuspine/byte-writer.ts';
import { type ListedBase, type ListedFile, readFileList, writeFileList } from '../../src/nuspine/file-list.ts';

const base: readonly ListedBase[] = [
  { path: 'lib/net9.0/a.dll', size: 1000 },
  { path: 'lib/net9.0/é.txt', size: 7 },
];
const simple = { symbols: 'none', computed: 'none' } as const;
const files: readonly ListedFile[] = [
  { path: 'lib/net9.0/a.dll', mode: 'managed', size: 1064, peer: 0, symbols: 'packed', computed: 'some' },
  { path: 'lib/net9.0/b.dll', mode: 'plain', size: 5, ...simple, computed: 'some' },
  { path: 'lib/net9.0/é.txt', mode: 'same', size: 7, peer: 1, ...simple },
  { path: 'lib/net9.0/ü.txt', mode: 'plain', size: 3, peer: 1, ...simple },
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

  it('refuses a file that is the same and yet has something of its own', () => {
    const lie: ListedFile = { path: 'a', mode: 'same', size: 7, peer: 1, symbols: 'packed', computed: 'none' };
    expect(() => read(written([lie]))).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });

  it('refuses a managed file that came from nothing', () => {
    expect(() => read(written([{ path: 'a', mode: 'managed', size: 7, ...simple }]))).toThrowCode(
      'DELTA_CONTAINER_CORRUPT',
    );
  });

  it('refuses every list that is cut off', () => {
    const bytes = written(files);
    for (let size = 0; size < bytes.length; size += 1) {
      expect(() => read(bytes.subarray(0, size))).toThrowCode('DELTA_CONTAINER_TRUNCATED');
    }
  });
});
