import { describe, expect, it } from 'vitest';
import { toThrowCode } from '../src/index.ts';

const throwing = (code: string) => () => {
  throw Object.assign(new Error('x'), { code });
};

describe('toThrowCode', () => {
  it('passes only for the wanted code', () => {
    expect(toThrowCode(throwing('A'), 'A').pass).toBe(true);
    expect(toThrowCode(throwing('A'), 'B').pass).toBe(false);
  });

  it('fails when nothing is thrown', () => {
    expect(toThrowCode(() => undefined, 'A').pass).toBe(false);
  });
});
