import { checkSet, parseMatrix } from '@nuspine/compat-matrix';
import { describe, expect, it } from 'vitest';
import { SITE_LIMITS } from '../src/limits.ts';
import { verdictTables } from '../src/verdict-table.ts';
import { RULES } from './sample-content.ts';

describe('verdictTables', () => {
  it('says of every two versions what matrix check says, newest first', () => {
    const matrix = parseMatrix(RULES);
    const [table, ...more] = verdictTables(matrix);
    expect(more).toEqual([]);
    expect(table).toMatchObject({ left: 'core', right: 'platform', heads: ['2.5.0', '2.4.0'], leftOut: 0 });
    for (const { version, cells } of table?.rows ?? []) {
      const wanted = table?.heads.map((head) => {
        const pins = [
          { component: 'core', version },
          { component: 'platform', version: head },
        ];
        return checkSet(matrix, pins).verdict;
      });
      expect(cells.map(({ state }) => state)).toEqual(wanted);
    }
    expect(table?.rows[0]?.cells[1]).toMatchObject({ state: 'incompatible', reason: expect.stringContaining('^2.5') });
  });

  it('keeps the newest versions of many, and counts the others', () => {
    const rows = Array.from({ length: 40 }, (_, index) => `"1.${String(index)}.0" = { b = "^1.0" }`).join('\n');
    const [table] = verdictTables(
      parseMatrix(`format = 2\n[compatibility.a]\n${rows}\n[compatibility.b]\n"1.0.0" = {}\n`),
    );
    expect(table?.rows).toHaveLength(SITE_LIMITS.versions);
    expect(table?.rows[0]?.version).toBe('1.39.0');
    expect(table?.leftOut).toBe(40 - SITE_LIMITS.versions);
  });

  it('has a table for components that only a rule about skew relates, and none for strangers', () => {
    const skew = '[[skew]]\ncomponent = "a"\nagainst = "b"\nbehind = 1\nahead = 0\n';
    const text = `format = 2\n[compatibility.a]\n"1.0.0" = {}\n[compatibility.b]\n"1.2.0" = {}\n[compatibility.c]\n"1.0.0" = {}\n`;
    expect(verdictTables(parseMatrix(text))).toEqual([]);
    expect(verdictTables(parseMatrix(text + skew))).toMatchObject([{ left: 'a', right: 'b' }]);
  });
});
