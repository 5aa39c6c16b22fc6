import { describe, expect, it } from 'vitest';
import { trimWhiteSpace } from '../src/white-space.ts';

describe('trimWhiteSpace', () => {
  it('removes what .NET calls white space, at both ends only', () => {
    expect(trimWhiteSpace('\t\u0085\u00a0 1. 2\u2003\r\n')).toBe('1. 2');
  });

  it('keeps a byte order mark, which JavaScript would trim', () => {
    expect(trimWhiteSpace('\ufeff1')).toBe('\ufeff1');
  });

  it('takes no time for a long run in the middle', () => {
    const text = `1${' '.repeat(1_000_000)}x`;
    expect(trimWhiteSpace(` ${text} `)).toBe(text);
  });
});
