import { bytesSource } from '@nuspine/primitives';
import { rawZip, zip64End } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { SourceReader } from '../../src/archive/source-reader.ts';
import { hasNoZip64 } from '../../src/archive/zip64-end-record.ts';
import { readArchive } from '../../src/index.ts';

const one = { name: 'a.txt', content: 'content' };
const deferring = { directoryOffset: 0xffffffff };
const invalid = 'NUPKG_ARCHIVE_ZIP64_INVALID';

describe('hasNoZip64', () => {
  const end = { entryCount: 1, directoryOffset: 1, directorySize: 2, endOffset: 20 };
  const locator = Buffer.from('504b0607'.padEnd(40, '0'), 'hex');
  const reader = (tail: Buffer, offset = 0): SourceReader => new SourceReader(bytesSource(tail), offset, tail);

  it('is true where something else stands before the end record', () => {
    expect(hasNoZip64(reader(Buffer.alloc(20)), end)).toBe(true);
  });

  it.each<[string, SourceReader, typeof end]>([
    ['there is a locator', reader(locator), end],
    ['what stands there has not been read', reader(Buffer.alloc(20), 1), end],
    ['nothing can stand there', reader(Buffer.alloc(20)), { ...end, endOffset: 19 }],
    ['the end record defers to another', reader(Buffer.alloc(20)), { ...end, directorySize: 0xffffffff }],
  ])('is false where %s', (_case, source, record) => {
    expect(hasNoZip64(source, record)).toBe(false);
  });
});

describe('readZip64EndRecord', () => {
  it.each<[string, string, Uint8Array]>([
    ['a record that is not there', invalid, rawZip([one], deferring)],
    ['a record that disagrees on the count', invalid, rawZip([one], { before: zip64End(2) })],
    ['a record that disagrees on the offset', invalid, rawZip([one], { before: zip64End(1, { offset: 1 }) })],
    ['a record that disagrees on the size', invalid, rawZip([one], { before: zip64End(1, { size: 1 }) })],
    ['a record of another length', invalid, rawZip([one], { before: zip64End(1, { length: 45 }) })],
    ['a locator that points elsewhere', invalid, rawZip([one], { before: zip64End(1, { at: 0 }) })],
    ['a locator that points outside', invalid, rawZip([one], { before: zip64End(1, { at: 99999 }) })],
    ['a locator beyond safe integers', invalid, rawZip([one], { before: zip64End(1, { at: 2 ** 60 }) })],
    [
      'an offset beyond safe integers',
      invalid,
      rawZip([one], { ...deferring, before: zip64End(1, { offset: 2 ** 60 }) }),
    ],
    ['a record of another disk', 'NUPKG_ARCHIVE_MULTI_DISK', rawZip([one], { before: zip64End(1, { disk: 1 }) })],
  ])('refuses %s: %s', async (_case, code, bytes) => {
    await expect(readArchive(bytesSource(bytes))).rejects.toThrowCode(code);
  });
});
