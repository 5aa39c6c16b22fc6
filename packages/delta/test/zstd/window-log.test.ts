import { describe, expect, it } from 'vitest';
import { windowLogFor } from '../../src/zstd/window-log.ts';

describe('windowLogFor', () => {
  it.each([
    [0, 10],
    [1023, 10],
    [1024, 11],
    [700_000, 20],
    [2 ** 26, 27],
    [2 ** 30 - 1, 30],
  ])('of a base of %i bytes is %i', (size, log) => {
    expect(windowLogFor(size)).toBe(log);
  });
});
