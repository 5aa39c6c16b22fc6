import { type ByteSource, bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { asBuffer, SourceReader } from '../../src/archive/source-reader.ts';

function countedSource(text: string): { readonly source: ByteSource; reads(): number } {
  const inner = bytesSource(Buffer.from(text));
  let reads = 0;
  const read: ByteSource['read'] = (offset, length) => {
    reads += 1;
    return inner.read(offset, length);
  };
  return { source: { size: inner.size, read }, reads: () => reads };
}

describe('SourceReader', () => {
  it('serves small reads that are close together from one read of the source', async () => {
    const { source, reads } = countedSource('0123456789');
    const reader = new SourceReader(source);
    expect((await reader.bytes(2, 3))?.toString()).toBe('234');
    expect((await reader.bytes(7, 3))?.toString()).toBe('789');
    expect(reads()).toBe(1);
    expect((await reader.bytes(0, 1))?.toString()).toBe('0');
    expect(reads()).toBe(2);
  });

  it('keeps the tail that it was given', async () => {
    const { source, reads } = countedSource('0123456789');
    const reader = new SourceReader(source, 6, Buffer.from('6789'));
    expect((await reader.bytes(0, 2))?.toString()).toBe('01');
    expect((await reader.bytes(6, 4))?.toString()).toBe('6789');
    expect(reads()).toBe(1);
  });

  it('holds what has been read', async () => {
    const reader = new SourceReader(bytesSource(Buffer.from('0123456789')), 8, Buffer.from('89'));
    expect(reader.held(8, 2)?.toString()).toBe('89');
    expect(reader.held(7, 2)).toBeUndefined();
    await reader.bytes(1, 2);
    expect(reader.held(1, 3)?.toString()).toBe('123');
    expect(reader.held(0, 1)).toBeUndefined();
  });

  it('gives nothing beyond the end', async () => {
    expect(await new SourceReader(bytesSource(Buffer.from('0'))).bytes(0, 2)).toBeUndefined();
  });
});

describe('asBuffer', () => {
  it('copies nothing', () => {
    const bytes = new Uint8Array(Uint8Array.of(1, 2, 3).buffer, 1, 2);
    const buffer = asBuffer(bytes);
    bytes[0] = 9;
    expect([...buffer]).toEqual([9, 3]);
  });
});
