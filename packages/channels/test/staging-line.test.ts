import { describe, expect, it } from 'vitest';
import { parseStaging, squirrelPercent } from '../src/index.ts';

const LINE = `${'A'.repeat(40)} App-1.0.0-full.nupkg 10`;

describe('squirrelPercent', () => {
  it.each([
    ['', 100],
    [' # 10%', 10],
    ['# 0%', 0],
    [' # 100%', 100],
    [' # 10%\r', 100],
    [' # 10% ', 100],
    [' #10%', 100],
    [' # 12.5%', 100],
  ])('sees in "%s" what Squirrel.Windows sees: %i', (comment, percent) => {
    expect(squirrelPercent(`${LINE}${comment}`)).toBe(percent);
  });
});

describe('parseStaging', () => {
  it('reads the share of a sound line', () => {
    expect([parseStaging(LINE), parseStaging(`${LINE} # 25%`)]).toEqual([100, 25]);
  });

  it.each([' # 10%\r', ' # 10% ', ' #10%', ' # 12.5%', ' # 10 %'])(
    'refuses "%s", which would go to everybody',
    (comment) => {
      expect(() => parseStaging(`${LINE}${comment}`)).toThrowCode('CHANNEL_STAGING_INVALID');
    },
  );
});
