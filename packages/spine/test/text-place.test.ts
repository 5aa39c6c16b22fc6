import { describe, expect, it } from 'vitest';
import { textPlace } from '../src/text-place.ts';

describe('textPlace', () => {
  it.each([
    [0, { line: 1, column: 1 }],
    [2, { line: 1, column: 3 }],
    [4, { line: 2, column: 1 }],
    [6, { line: 2, column: 3 }],
  ])('counts lines and columns from 1 at offset %i', (at, place) => {
    expect(textPlace('ab\r\ncde\n', at)).toEqual(place);
  });
});
