import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRC_TABLE, crcAfterRun } from '../../src/bzip2/crc.ts';

describe('crcAfterRun', () => {
  it('is the same as one byte after the other, however long the run', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(0, 1, 255),
        fc.constantFrom(0, 1, 250, 251, 252),
        (start, byte, count) => {
          let register = start;
          for (let i = 0; i < count; i += 1) register = (register << 8) ^ (CRC_TABLE[(register >>> 24) ^ byte] ?? 0);
          expect(crcAfterRun(start, byte, count)).toBe(register);
        },
      ),
    );
  });
});
