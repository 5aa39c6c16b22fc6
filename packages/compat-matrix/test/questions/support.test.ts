import { describe, expect, it } from 'vitest';
import { parseMatrix, supportOn } from '../../src/index.ts';

const MATRIX =
  parseMatrix(`compatibility.a."1.0.0" = { released = "2026-01-10", support = { active = "2026-02-01", security = "2026-03-01" } }
compatibility.a."1.1.0" = {}
[bundles.x]
release-date = "2026-01-10"
lts-until = "2026-03-01"`);

describe('supportOn', () => {
  it.each([
    ['2026-01-09', 'unreleased', undefined, 'unreleased'],
    ['2026-01-10', 'active', 23, 'lts'],
    ['2026-02-01', 'active', 1, 'lts'],
    ['2026-02-02', 'security', 28, 'lts'],
    ['2026-03-02', 'ended', undefined, 'ended'],
  ])('on %s is in phase %s', (now, phase, days, bundle) => {
    const { versions, bundles } = supportOn(MATRIX, now);
    expect([versions[0]?.phase, versions[0]?.days, bundles[0]?.phase]).toEqual([phase, days, bundle]);
    expect(versions[1]?.phase).toBe('unstated');
  });
});
