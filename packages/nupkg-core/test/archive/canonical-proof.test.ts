import { bytesSink, bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import {
  type Archive,
  hasCanonicalHeaders,
  isPackedCanonically,
  readArchive,
  readEntry,
  writeArchive,
} from '../../src/index.ts';

const TIME = new Date('2024-05-06T07:08:10Z');
const ENTRIES = [
  { path: 'a/é%20.txt', content: Buffer.alloc(3_000_000, 'some content ') },
  { path: 'b', content: Buffer.from('stored') },
  { path: '.signature.p7s', content: Buffer.alloc(900, 's') },
  { path: 'empty', content: Buffer.alloc(0) },
];

async function write(): Promise<Buffer> {
  const sink = bytesSink();
  await writeArchive(ENTRIES, sink, { modified: TIME });
  return Buffer.from(sink.bytes());
}

function open(bytes: Uint8Array): Promise<Archive> {
  return readArchive(bytesSource(bytes), { maxRatio: 1032 });
}

describe('hasCanonicalHeaders', () => {
  it('holds for what writeArchive wrote, and not for another time', async () => {
    const archive = await open(await write());
    expect(await hasCanonicalHeaders(archive, TIME)).toBe(true);
    expect(await hasCanonicalHeaders(archive, new Date('2024-05-06T07:08:12Z'))).toBe(false);
  });

  it('fails where any byte of a header, the directory or the end is another', async () => {
    const bytes = await write();
    const { entries, directoryOffset } = await open(bytes);
    const places = [10, (entries[1]?.headerOffset ?? 0) + 10, directoryOffset + 4, directoryOffset + 38];
    for (const place of places) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8((changed[place] ?? 0) ^ 1, place);
      expect(await hasCanonicalHeaders(await open(changed), TIME)).toBe(false);
    }
    const commented = Buffer.concat([bytes.subarray(0, -2), Buffer.from([1, 0, 0x21])]);
    expect(await hasCanonicalHeaders(await open(commented), TIME)).toBe(false);
  });
});

describe('isPackedCanonically', () => {
  it('holds for every entry that writeArchive wrote', async () => {
    const archive = await open(await write());
    for (const entry of archive.entries) {
      expect(await isPackedCanonically(archive, entry, await readEntry(archive, entry))).toBe(true);
    }
    expect.assertions(ENTRIES.length);
  });

  it('fails for other bytes, for deflate that ends elsewhere, and for what deflate makes smaller but is stored', async () => {
    const archive = await open(await write());
    const [deflated, stored] = archive.entries;
    if (deflated === undefined || stored === undefined) throw new Error('archive has too few entries');
    const content = Buffer.from(await readEntry(archive, deflated));
    content.writeUInt8(1, 2_999_999);
    expect(await isPackedCanonically(archive, deflated, content)).toBe(false);
    expect(await isPackedCanonically(archive, deflated, content.subarray(0, 10))).toBe(false);
    expect(await isPackedCanonically(archive, { ...stored, size: 900 }, Buffer.alloc(900, 'x'))).toBe(false);
  });
});
