import { describe, expect, it } from 'vitest';
import { bzip2Compress, bzip2Decompress, DeltaError } from '../../src/index.ts';
import { noise } from '../sample-bytes.ts';
import { BANANA, withFlippedBits } from './bzip2-streams.ts';

describe('bzip2Decompress', () => {
  it('reads what libbzip2 wrote', () => {
    expect(Buffer.from(bzip2Decompress(BANANA, 6)).toString()).toBe('banana');
  });

  it('refuses a stream that is longer than allowed', () => {
    expect(() => bzip2Decompress(BANANA, 5)).toThrowCode('DELTA_LIMIT_EXCEEDED');
    expect(() => bzip2Decompress(bzip2Compress(new Uint8Array(40_000_000)), 1_000_000)).toThrowCode(
      'DELTA_LIMIT_EXCEEDED',
    );
  });

  it('never gives wrong bytes for a stream with one bit turned around', () => {
    const bytes = noise(500, 11, 9);
    const stream = bzip2Compress(bytes);
    for (let bit = 0; bit < stream.length * 8; bit += 1) {
      const outcome = outcomeOf(withFlippedBits(stream, bit), bytes);
      expect(['same bytes', 'refused'], `bit ${String(bit)}`).toContain(outcome);
    }
  });
});

function outcomeOf(stream: Uint8Array, wanted: Uint8Array): string {
  try {
    return Buffer.compare(bzip2Decompress(stream, 10_000), wanted) === 0 ? 'same bytes' : 'other bytes';
  } catch (error) {
    return error instanceof DeltaError ? 'refused' : String(error);
  }
}
