import { describe, expect, it } from 'vitest';
import { parsePins, parseWishes } from '../../src/index.ts';
import { publishedMatrix } from '../published.ts';

describe('parseWishes', () => {
  it('reads components, ranges and bundles, the last wish for a component counting', () => {
    expect(parseWishes(publishedMatrix(), ['lts-3.1', 'core@^3.2', 'azure'])).toEqual([
      { component: 'core', range: '^3.2' },
      { component: 'platform', range: '2.4.8' },
      { component: 'workspace', range: '1.3.0' },
      { component: 'azure' },
    ]);
  });

  it.each(['cor', 'cor@1', ''])('refuses a name that is not there: %j', (text) => {
    expect(() => parseWishes(publishedMatrix(), [text])).toThrowCode('MATRIX_NAME_UNKNOWN');
  });

  it.each(['core@', 'core@soon'])('refuses a range that is none: %s', (text) => {
    expect(() => parseWishes(publishedMatrix(), [text])).toThrowCode('MATRIX_RANGE_INVALID');
  });
});

describe('parsePins', () => {
  it('asks for a whole version', () => {
    expect(parsePins(publishedMatrix(), ['core@3.2.1'])).toEqual([{ component: 'core', version: '3.2.1' }]);
    expect(() => parsePins(publishedMatrix(), ['core@^3'])).toThrowCode('MATRIX_VERSION_INVALID');
    expect(() => parsePins(publishedMatrix(), ['core'])).toThrowCode('MATRIX_VERSION_INVALID');
  });
});
