import { describe, expect, it } from 'vitest';
import { isTable, textOf, textsOf } from '../src/toml-values.ts';

describe('isTable', () => {
  it('is true for tables only', () => {
    expect([{}, [], null, 'a', undefined].map(isTable)).toEqual([true, false, false, false, false]);
  });
});

describe('textOf', () => {
  it('is a text that says something', () => {
    expect(['a', '', 1, undefined].map(textOf)).toEqual(['a', undefined, undefined, undefined]);
  });
});

describe('textsOf', () => {
  it('is a list of texts and nothing else', () => {
    expect([['a', 'b'], [], ['a', 1], 'a', undefined].map(textsOf)).toEqual([
      ['a', 'b'],
      [],
      undefined,
      undefined,
      undefined,
    ]);
  });
});
