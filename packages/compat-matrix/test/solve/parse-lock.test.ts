import { describe, expect, it } from 'vitest';
import { parseLock, solveMatrix } from '../../src/index.ts';
import { publishedMatrix } from '../published.ts';

describe('parseLock', () => {
  it('reads what solving gave', () => {
    const report = solveMatrix(publishedMatrix());
    expect(parseLock(JSON.stringify(report))).toEqual(report.solved ? report.set : undefined);
  });

  it.each(['', '{}', '[]', '{"solved": true, "set": [{"component": 1}]}'])('refuses %j', (text) => {
    expect(() => parseLock(text)).toThrowCode('MATRIX_LOCK_INVALID');
  });
});
