import { describe, expect, it } from 'vitest';
import { cellOf, parseMatrix } from '../src/index.ts';
import { reasonOf, sideText, skewText } from '../src/cell-text.ts';

const MATRIX = parseMatrix(`format = 2
[compatibility.a]
"1.0.0" = { b = "^1.0" }
"1.1.0" = { b = "unknown" }
"1.2.0" = {}
[compatibility.b]
"1.0.0" = {}
"2.0.0" = {}
"3.0.0" = {}
[[proof]]
set = { a = "1.1.0", b = "2.0.0" }
result = "passed"
date = "2026-01-01"
run = "run 7"
`);

function reason(a: string, b: string): string {
  const cell = cellOf(MATRIX, { component: 'a', version: a }, { component: 'b', version: b });
  return cell === undefined ? 'unrelated' : reasonOf(cell);
}

describe('reasonOf', () => {
  it.each([
    ['1.0.0', '1.0.0', 'a@1.0.0 asks for b ^1.0 (line 3)'],
    ['1.0.0', '2.0.0', 'a@1.0.0 asks for b ^1.0 (line 3), which 2.0.0 is not'],
    ['1.1.0', '1.0.0', 'a@1.1.0 says that b is unknown (line 4)'],
    ['1.1.0', '2.0.0', 'a@1.1.0 and b@2.0.0 passed run 7 on 2026-01-01'],
    ['1.2.0', '1.0.0', 'no row says whether a@1.2.0 works with b@1.0.0'],
    ['1.9.0', '1.0.0', 'a@1.9.0 has no row'],
  ])('says of a %s with b %s: %s', (a, b, text) => {
    expect(reason(a, b)).toBe(text);
  });
});

describe('sideText', () => {
  it('says when a row says nothing', () => {
    const cell = cellOf(MATRIX, { component: 'b', version: '1.0.0' }, { component: 'a', version: '1.0.0' });
    expect(cell?.sides.map(sideText)).toEqual(['b@1.0.0 says nothing of a', 'a@1.0.0 asks for b ^1.0 (line 3)']);
  });
});

describe('skewText', () => {
  it('names the rule', () => {
    const rule = { component: 'a', against: 'b', behind: 2, ahead: 1, at: { line: 3, column: 1 } };
    expect(skewText(rule)).toBe(
      'a may be at most 2 minor versions behind and 1 ahead of b, of the same major (line 3)',
    );
  });
});
