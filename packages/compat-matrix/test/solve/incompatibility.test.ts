import { describe, expect, it } from 'vitest';
import { type Fact, incompatibility, resolveOn } from '../../src/solve/incompatibility.ts';
import { fullSet, membersOf, setOf } from '../../src/solve/version-set.ts';

const ALL = [fullSet(3), fullSet(3), fullSet(3)];
const FACT: Fact = { kind: 'row', describe: () => 'so' };

describe('incompatibility', () => {
  it('leaves out a term that every version meets', () => {
    const terms = [
      { component: 0, versions: setOf(3, [1]) },
      { component: 1, versions: fullSet(3) },
    ];
    expect(incompatibility(terms, FACT, ALL).terms.map(({ component }) => component)).toEqual([0]);
  });
});

describe('resolveOn', () => {
  const left = incompatibility(
    [
      { component: 0, versions: setOf(3, [0]) },
      { component: 1, versions: setOf(3, [0, 1]) },
    ],
    FACT,
    ALL,
  );
  const right = incompatibility(
    [
      { component: 0, versions: setOf(3, [1, 2]) },
      { component: 1, versions: setOf(3, [1, 2]) },
    ],
    FACT,
    ALL,
  );

  it('joins the versions of one component and keeps what the others share', () => {
    const { terms = [], cause } = resolveOn(0, left, right, ALL) ?? {};
    expect(terms.map(({ component, versions }) => [component, membersOf(versions)])).toEqual([[1, [1]]]);
    expect(cause).toEqual([left, right]);
  });

  it('says nothing when the others share nothing', () => {
    const other = incompatibility(
      [
        { component: 0, versions: setOf(3, [1]) },
        { component: 1, versions: setOf(3, [2]) },
      ],
      FACT,
      ALL,
    );
    expect(resolveOn(0, left, other, ALL)).toBeUndefined();
  });
});
