import { describe, expect, it } from 'vitest';
import { findUpgrades, parseMatrix } from '../../src/index.ts';
import { publishedMatrix } from '../published.ts';

const CORE_310 = { component: 'core', version: '3.1.0' };
const PLATFORM_250 = { component: 'platform', version: '2.5.0' };

describe('findUpgrades', () => {
  it('lists what works alone, what needs others, and what cannot be', () => {
    const { upgrades } = findUpgrades(publishedMatrix(), [CORE_310, PLATFORM_250]);
    expect(
      upgrades.map(({ component, version, alone, with: moved, proof }) => [
        component,
        version,
        alone,
        moved,
        proof?.lines.length,
      ]),
    ).toEqual([
      ['core', '3.1.5', 'unknown', undefined, expect.any(Number)],
      ['core', '3.2.0', 'declared', undefined, undefined],
      ['core', '3.2.1', 'declared', undefined, undefined],
      ['platform', '2.5.3', 'incompatible', [{ component: 'core', version: '3.2.1' }], undefined],
    ]);
  });

  it('offers no prerelease to what is none', () => {
    const matrix = parseMatrix('[compatibility.a]\n"1.0.0" = {}\n"2.0.0-rc.1" = {}\n"2.0.0-rc.2" = {}');
    const versions = (version: string): readonly string[] =>
      findUpgrades(matrix, [{ component: 'a', version }]).upgrades.map((one) => one.version);
    expect([versions('1.0.0'), versions('2.0.0-rc.1')]).toEqual([[], ['2.0.0-rc.2']]);
  });
});
