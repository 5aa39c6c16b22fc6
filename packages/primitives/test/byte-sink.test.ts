import { describe, expect, it } from 'vitest';
import { bytesSink } from '../src/index.ts';

describe('bytesSink', () => {
  it('keeps what was written, even when the writer reuses its buffer', async () => {
    const sink = bytesSink();
    const buffer = Uint8Array.from([1, 2]);
    await sink.write(buffer);
    buffer.fill(9);
    await sink.write(buffer);
    expect([...sink.bytes()]).toEqual([1, 2, 9, 9]);
  });
});
