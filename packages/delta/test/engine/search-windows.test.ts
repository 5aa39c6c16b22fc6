import { describe, expect, it } from 'vitest';
import { planWindows } from '../../src/engine/search-windows.ts';

const MIB = 2 ** 20;

describe('planWindows', () => {
  const cases = [
    [100 * MIB, 100 * MIB, 64 * MIB],
    [2 ** 31 - 1, 2 ** 31 - 1, 3328 * MIB],
    [2 ** 31 - 1, 5, 1024 * MIB],
    [5, 2 ** 31 - 1, 1024 * MIB],
    [40 * MIB, 100 * MIB, 96 * MIB],
  ] as const;

  it.each(cases)('keeps %i bytes against %i bytes within %i', (base, target, memory) => {
    const { layout, windows } = planWindows(base, target, 4, memory);
    expect(layout.size).toBeLessThanOrEqual(memory);
    let end = 0;
    for (const { baseStart, part } of windows) {
      expect(part.start).toBe(end);
      expect(part.end - part.start).toBeLessThanOrEqual(layout.targetLength);
      expect(baseStart).toBeGreaterThanOrEqual(0);
      expect(baseStart + layout.baseLength).toBeLessThanOrEqual(base);
      end = part.end;
    }
    expect(end).toBe(target);
  });

  it('indexes a large base only a few times', () => {
    const { windows } = planWindows(2 ** 31 - 1, 2 ** 31 - 1, 4, 3328 * MIB);
    expect(new Set(windows.map(({ baseStart }) => baseStart)).size).toBeLessThan(6);
  });
});
