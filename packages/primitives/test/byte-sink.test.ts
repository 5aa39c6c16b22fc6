import { describe, expect, it } from 'vitest';
import { bytesSink } from '../src/index.ts';

describe('bytesSink', () => {
  it.each([Uint8Array.from([1, 2]), Buffer.of(1, 2)])(
    'keeps what was written when %o is used again',
    async (buffer) => {
      const sink = bytesSink();
      await sink.write(buffer);
      buffer.fill(9);
      await sink.write(buffer);
      expect([...sink.bytes()]).toEqual([1, 2, 9, 9]);
    },
  );
});
