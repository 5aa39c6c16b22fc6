import { bytesSource } from '@nuspine/primitives';
import { rawZip, zip64End } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArchive } from '../../src/index.ts';

const one = { name: 'a.txt', content: 'content' };
const deferring = { directoryOffset: 0xffffffff };
const invalid = 'NUPKG_ARCHIVE_ZIP64_INVALID';

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
