import { describe, expect, it, vi } from 'vitest';
import { MAX_TEXT_LENGTH, MAX_TEXTS, oncePerText } from '../src/once-per-text.ts';

describe('oncePerText', () => {
  it('computes once for each text', () => {
    const compute = vi.fn((text: string) => ({ text }));
    const boxed = oncePerText(compute);
    expect(boxed('a')).toBe(boxed('a'));
    expect(boxed('b')).toEqual({ text: 'b' });
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('does not remember long texts', () => {
    const compute = vi.fn((text: string) => text.length);
    const sizeOf = oncePerText(compute);
    const long = 'x'.repeat(MAX_TEXT_LENGTH + 1);
    expect([sizeOf(long), sizeOf(long)]).toEqual([long.length, long.length]);
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('starts anew when it is full', () => {
    const compute = vi.fn((text: string) => text);
    const same = oncePerText(compute);
    for (let made = 0; made <= MAX_TEXTS; made += 1) same(String(made));
    same(String(MAX_TEXTS));
    expect(compute).toHaveBeenCalledTimes(MAX_TEXTS + 1);
    same('0');
    expect(compute).toHaveBeenCalledTimes(MAX_TEXTS + 2);
  });
});
