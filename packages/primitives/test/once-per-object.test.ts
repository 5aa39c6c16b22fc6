import { describe, expect, it, vi } from 'vitest';
import { oncePerObject } from '../src/once-per-object.ts';

describe('oncePerObject', () => {
  it('computes once for each object, even what is undefined', () => {
    const compute = vi.fn((input: { size: number }) => (input.size > 0 ? input.size : undefined));
    const sizeOf = oncePerObject(compute);
    const [none, one, other] = [{ size: 0 }, { size: 1 }, { size: 1 }];
    expect([none, none, one, one, other].map(sizeOf)).toEqual([undefined, undefined, 1, 1, 1]);
    expect(compute).toHaveBeenCalledTimes(3);
  });

  it('does not remember a failure', () => {
    const compute = vi.fn(() => {
      throw new Error('x');
    });
    const failing = oncePerObject(compute);
    const input = {};
    expect(() => failing(input)).toThrow('x');
    expect(() => failing(input)).toThrow('x');
    expect(compute).toHaveBeenCalledTimes(2);
  });
});
