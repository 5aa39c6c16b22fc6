import { describe, expect, it } from 'vitest';
import { parseMatrix, solveMatrix } from '../../src/index.ts';
import { proofOf } from '../../src/solve/proof.ts';

describe('proofOf', () => {
  it('writes a derivation of one fact in one line', () => {
    const failure = { terms: [], cause: { kind: 'request', describe: () => 'it is so' } } as const;
    expect(proofOf(failure, [])).toEqual({
      lines: ['Because it is so, no set is left.'],
      steps: [{ number: 1, terms: [], text: 'it is so', fact: 'request' }],
    });
  });

  it('refers to conclusions by their numbers, and to the line before by and', () => {
    const matrix = parseMatrix(`[compatibility.a]
"1.0.0" = { b = "1.0.0" }
"2.0.0" = { b = "2.0.0" }
[compatibility.b]
"1.0.0" = { c = "1.0.0" }
"2.0.0" = { c = "1.0.0" }
[bundles.x]
c = "2.0.0"
[bundles.y]
c = "1.0.0"`);
    const wishes = [{ component: 'a' }, { component: 'b' }, { component: 'c', range: '2.0.0' }];
    const report = solveMatrix(matrix, { wishes });
    expect(report.solved ? [] : report.proof.lines).toEqual([
      '1. Because b 1.0.0 to 2.0.0 asks for c 1.0.0 (lines 5, 6) and c 2.0.0 was asked for, no set is left.',
    ]);
  });
});
