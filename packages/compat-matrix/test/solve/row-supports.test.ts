import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../../src/index.ts';
import type { Fact, Incompatibility } from '../../src/solve/incompatibility.ts';
import { MatrixFacts } from '../../src/solve/matrix-facts.ts';
import { linesText, rowSupports, sayingsOf } from '../../src/solve/row-supports.ts';
import { versionIndex } from '../../src/solve/version-index.ts';
import { fullSet, membersOf, setOf } from '../../src/solve/version-set.ts';

const MATRIX = parseMatrix(`[compatibility.a]
"1.0.0" = { b = "1.0.0" }
"2.0.0" = { b = "1.0.0 || 2.0.0" }
"3.0.0" = { b = "3.0.0" }
[compatibility.b]
"1.0.0" = {}
"2.0.0" = {}
"3.0.0" = {}
`);
const CANDIDATES = [...MATRIX.components.values()].map((component) => ({
  component,
  index: versionIndex(component.versions),
}));

function supports(component: number, domains: readonly (readonly number[])[]): readonly unknown[] {
  const facts = new MatrixFacts(MATRIX, CANDIDATES, 'declared');
  return facts.supports(component, (one) => setOf(3, domains[one] ?? [])).map(plain);
}

function plain({ terms, cause }: Incompatibility): unknown {
  const fact: Fact | undefined = 'kind' in cause ? cause : undefined;
  return [terms.map(({ component, versions }) => [component, ...membersOf(versions)]), fact?.describe()];
}

describe('rowSupports', () => {
  it('says what none of the versions that are left allows, for all versions that allow no more', () => {
    expect(supports(0, [[1], [0, 1, 2]])).toEqual([
      [
        [
          [0, 0, 1],
          [1, 2],
        ],
        'rows of a exclude a 1.0.0 to 2.0.0 with b 3.0.0 (lines 2, 3)',
      ],
    ]);
  });

  it('says which versions have rows that allow nothing that is left of another', () => {
    expect(supports(1, [[0, 1, 2], [2]])).toEqual([
      [
        [
          [1, 2],
          [0, 0, 1],
        ],
        'rows of a exclude b 3.0.0 with a 1.0.0 to 2.0.0 (lines 2, 3)',
      ],
    ]);
  });

  it('says nothing where all that is left is allowed, or a version says nothing', () => {
    expect(
      supports(0, [
        [0, 1, 2],
        [0, 1, 2],
      ]),
    ).toEqual([]);
    const all = [fullSet(3), fullSet(3)] as const;
    const [one, other] = CANDIDATES;
    if (one === undefined || other === undefined) throw new Error('matrix has two components');
    const silent = sayingsOf([{ says: 'nothing', versions: setOf(3, [1]) }], 1);
    const pair = { from: 0, to: 1, candidates: [one, other], own: silent, theirs: silent, all } as const;
    expect(rowSupports(pair, { from: setOf(3, [1]), to: fullSet(3) })).toEqual([]);
    expect(rowSupports(pair, { from: setOf(3, [0]), to: fullSet(3) })).toHaveLength(1);
  });
});

describe('sayingsOf', () => {
  it('keeps ranges, and joins the versions that say none', () => {
    const unknown = { says: 'unknown', versions: setOf(3, [0]) } as const;
    const nothing = { says: 'nothing', versions: setOf(3, [2]) } as const;
    expect(membersOf(sayingsOf([unknown, nothing], 1).silent)).toEqual([0, 2]);
  });
});

describe('linesText', () => {
  it('names five lines at most', () => {
    expect([[3], [3, 4], [1, 2, 3, 4, 5, 6]].map(linesText)).toEqual([
      'line 3',
      'lines 3, 4',
      'lines 1, 2, 3, 4, 5 and more',
    ]);
  });
});
