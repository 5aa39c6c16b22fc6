import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../src/index.ts';
import { NO_RELEASE, parseRules } from '../src/parse-rules.ts';
import { keyPositions } from '../src/toml/key-positions.ts';

describe('parseRules', () => {
  it('reads nothing from nothing', () => {
    expect(parseRules({}, keyPositions(''))).toMatchObject({ proofs: [], release: NO_RELEASE });
  });
});

describe('NO_RELEASE', () => {
  it('is what a file without the table says', () => {
    expect(parseMatrix('').release).toEqual(NO_RELEASE);
  });
});
