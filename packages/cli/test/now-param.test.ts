import { describe, expect, it } from 'vitest';
import { dayOf, NOW_PARAM } from '../src/now-param.ts';

describe('dayOf', () => {
  it('takes the day that is given, then that of the environment, then today', () => {
    expect(dayOf('2026-09-01', {})).toBe('2026-09-01');
    expect(dayOf(undefined, { SOURCE_DATE_EPOCH: '86400' })).toBe('1970-01-02');
    expect(dayOf(undefined, {})).toMatch(/^20\d\d-/);
  });

  it.each(['today', '2026-9-1', '2026-02-30'])('refuses %s', (text) => {
    expect(() => NOW_PARAM.parse([text])).toThrowCode('CLI_USAGE');
  });
});
