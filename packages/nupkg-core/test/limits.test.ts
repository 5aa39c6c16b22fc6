import { describe, expect, it } from 'vitest';
import { requireWithin } from '../src/limits.ts';

describe('requireWithin', () => {
  it('accepts the limit itself and refuses more', () => {
    expect(() => {
      requireWithin('size', 5, 5);
    }).not.toThrow();
    expect(() => {
      requireWithin('size', 6, 5, 'a.dll');
    }).toThrowCode('NUPKG_LIMIT_EXCEEDED');
  });
});
