import { describe, expect, it } from 'vitest';
import { parseMatrix, whatBreaks } from '../../src/index.ts';

const MATRIX = parseMatrix(`[compatibility.a]
"1.0.0" = { b = "^1" }
[bundles.x]
a = "1.0.0"
b = "1.0.0"
[bundles.y]
b = "2.0.0"`);
const ROW = { component: 'a', version: '1.0.0' };

describe('whatBreaks', () => {
  it('says what a narrower range would break', () => {
    expect(whatBreaks(MATRIX, ROW, [{ about: 'b', range: '^2' }])).toEqual({
      row: ROW,
      cells: [
        { what: { component: 'b', version: '1.0.0' }, before: 'declared', after: 'incompatible' },
        { what: { component: 'b', version: '2.0.0' }, before: 'incompatible', after: 'declared' },
      ],
      bundles: [{ what: 'x', before: 'declared', after: 'incompatible' }],
    });
  });

  it('says what is no longer known without the row', () => {
    expect(whatBreaks(MATRIX, ROW).bundles).toEqual([{ what: 'x', before: 'declared', after: 'unknown' }]);
    expect(whatBreaks(MATRIX, ROW, [{ about: 'b', range: 'unknown' }]).bundles).toEqual([
      { what: 'x', before: 'declared', after: 'unknown' },
    ]);
  });

  it('says nothing when nothing changes', () => {
    expect(whatBreaks(MATRIX, ROW, [{ about: 'b', range: '1.x' }])).toMatchObject({ cells: [], bundles: [] });
  });

  it('refuses a row that is not there', () => {
    expect(() => whatBreaks(MATRIX, { component: 'b', version: '1.0.0' })).toThrowCode('MATRIX_NAME_UNKNOWN');
  });
});
