import { describe, expect, it } from 'vitest';
import {
  checkAnswer,
  explainAnswer,
  linesAnswer,
  solveAnswer,
  supportAnswer,
  tableAnswer,
  upgradesAnswer,
  whatBreaksAnswer,
} from '../src/matrix-text.ts';

const A = { component: 'a', version: '1.0.0' };
const B = { component: 'b', version: '2.0.0' };
const PROOF = { steps: [], lines: ['1. Because x, y.', '2. And because z, no set is left.'] };

describe('checkAnswer', () => {
  it('gives the reason of a verdict that no cell has', () => {
    expect(checkAnswer({ verdict: 'unknown', set: [], cells: [], reason: 'why' }).text()).toBe('unknown: why\n');
  });
});

describe('solveAnswer', () => {
  it('gives the proof where there is no set', () => {
    expect(solveAnswer({ solved: false, proof: PROOF }).markdown()).toBe(`${PROOF.lines.join('\n')}\n`);
  });
});

describe('explainAnswer', () => {
  it('gives a list under each component that is held back', () => {
    const heldBack = [{ component: 'a', version: '1.0.0', newest: '2.0.0', because: PROOF.lines }];
    const answer = explainAnswer({ solved: true, state: 'tested', set: [A], heldBack });
    expect(answer.text()).toContain('tested\na is 1.0.0 and not up to 2.0.0:\n  1. Because');
    expect(answer.markdown()).toContain('\na is 1.0.0 and not up to 2.0.0:\n\n1. Because');
  });
});

describe('upgradesAnswer', () => {
  it('says what moves along, and why not', () => {
    const upgrades = [
      { ...A, alone: 'incompatible', with: [B] },
      { ...B, alone: 'unknown', proof: PROOF },
    ] as const;
    const { text } = upgradesAnswer({ set: [], upgrades });
    expect(text()).toContain('a          1.0.0    with  b@2.0.0\n');
    expect(text()).toContain('b          2.0.0    no    2. And because z, no set is left.\n');
  });
});

describe('whatBreaksAnswer', () => {
  it('counts what changes', () => {
    const cells = [{ what: B, before: 'declared', after: 'unknown' }] as const;
    expect(whatBreaksAnswer({ row: A, cells, bundles: [] }).text()).toMatch(
      /a@1\.0\.0 with b@2\.0\.0[^]*0 bundles and 1 cells change\n$/,
    );
  });
});

describe('supportAnswer', () => {
  it('leaves out what is not stated', () => {
    expect(
      supportAnswer({ now: '2026-01-01', versions: [{ what: 'a@1.0.0', phase: 'unstated' }], bundles: [] }).text(),
    ).toMatch(/^a@1\.0\.0 {2}unstated$/m);
  });
});

describe('tableAnswer', () => {
  it('leaves out a table without rows', () => {
    expect(tableAnswer([['head']], 'last').markdown()).toBe('last\n');
  });
});

describe('linesAnswer', () => {
  it('makes a list of lines without numbers', () => {
    expect(linesAnswer(['Because.']).markdown()).toBe('- Because.\n');
  });
});
