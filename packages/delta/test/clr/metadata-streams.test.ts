import { describe, expect, it } from 'vitest';
import { findStreams } from '../../src/clr/metadata-streams.ts';

/** Metadata with a version text of four bytes and streams of these names, one byte each behind the headers. */
function metadata(...names: readonly string[]): Buffer {
  const root = Buffer.alloc(24);
  root.write('BSJB');
  root.writeUInt32LE(4, 12);
  root.writeUInt16LE(names.length, 22);
  const sizes = names.map((name) => 8 + (name.length & ~3) + 4);
  const end = root.length + sizes.reduce((sum, size) => sum + size, 0);
  const headers = names.map((name, index) => {
    const header = Buffer.alloc(sizes[index] ?? 0);
    header.writeUInt32LE(end + index, 0);
    header.writeUInt32LE(1, 4);
    header.write(name, 8, 'latin1');
    return header;
  });
  return Buffer.concat([root, ...headers, Buffer.alloc(names.length)]);
}

function find(bytes: Buffer): ReturnType<typeof findStreams> {
  return findStreams(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0);
}

describe('findStreams', () => {
  it('finds streams by name, and where their headers end', () => {
    const found = find(metadata('#~', '#Strings'));
    expect(found?.headersEnd).toBe(24 + 12 + 20);
    expect(found?.byName.get('#Strings')).toEqual({ offset: 57, size: 1 });
    expect(found?.byName.get('#~')).toEqual({ offset: 56, size: 1 });
  });

  it('finds none where one name stands twice, a stream leads out of the file, or there are too many', () => {
    expect(find(metadata('#~', '#~'))).toBeUndefined();
    expect(find(metadata('#~').subarray(0, -1))).toBeUndefined();
    expect(find(metadata(...Array.from({ length: 17 }, (_, index) => `#${String(index)}`)))).toBeUndefined();
  });

  it('throws where the file ends within the headers', () => {
    expect(() => find(metadata('#~').subarray(0, 30))).toThrow(RangeError);
  });
});
