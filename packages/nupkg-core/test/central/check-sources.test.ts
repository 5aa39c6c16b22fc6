import { describe, expect, it } from 'vitest';
import { checkSources } from '../../src/central/check-sources.ts';
import { NO_CENTRAL_PACKAGES } from '../../src/index.ts';

const CENTRAL = { versions: new Map(), transitivePinning: false };
const UNMAPPED = { patterns: [] };

describe('checkSources', () => {
  it('warns of several servers where versions are central', () => {
    const [finding, ...others] = checkSources(['one', 'two'], UNMAPPED, CENTRAL);
    expect(finding).toMatchObject({ code: 'NU1507', level: 'warning' });
    expect(finding?.message).toContain('one, two');
    expect(others).toEqual([]);
  });

  it('says nothing of one server, of mapped ones, and where versions are not central', () => {
    expect(checkSources(['one'], UNMAPPED, CENTRAL)).toEqual([]);
    expect(checkSources(['one', 'two'], { patterns: [{ source: 'one', pattern: '*' }] }, CENTRAL)).toEqual([]);
    expect(checkSources(['one', 'two'], UNMAPPED, NO_CENTRAL_PACKAGES)).toEqual([]);
  });
});
