import { bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { SourceReader } from '../../src/archive/source-reader.ts';

describe('SourceReader', () => {
  it('serves small reads that are close together from one read of the source', async () => {
    let reads = 0;
    const inner = bytesSource(Buffer.from('0123456789'));
    const reader = new SourceReader({
      size: inner.size,
      read: (offset, length) => {
        reads += 1;
        return inner.read(offset, length);
      },
    });
    expect(Buffer.from((await reader.bytes(2, 3)) ?? []).toString()).toBe('234');
    expect(Buffer.from((await reader.bytes(7, 3)) ?? []).toString()).toBe('789');
    expect(reads).toBe(1);
    expect(Buffer.from((await reader.bytes(0, 1)) ?? []).toString()).toBe('0');
    expect(reads).toBe(2);
  });

  it('gives nothing beyond the end', async () => {
    expect(await new SourceReader(bytesSource(Buffer.from('0'))).bytes(0, 2)).toBeUndefined();
  });
});
