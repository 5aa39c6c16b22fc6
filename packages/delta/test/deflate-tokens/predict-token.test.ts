import { describe, expect, it } from 'vitest';
import { tokenPredictor } from '../../src/deflate-tokens/predict-token.ts';

const TEXT = Buffer.from('abcdef..abcXabcdefg');

describe('tokenPredictor', () => {
  it('takes the longest match, and literals where there is none', () => {
    const predict = tokenPredictor(TEXT, { tries: 9, least: 3, lazy: 0 });
    expect([predict.length(0), predict.length(8), predict.length(12)]).toEqual([1, 3, 6]);
    expect([predict.distance(12, 6), predict.distance(12, 3), predict.distance(12, 7)]).toEqual([12, 4, 0]);
  });

  it('finds only what its habits look for', () => {
    expect(tokenPredictor(TEXT, { tries: 1, least: 3, lazy: 0 }).length(12)).toBe(3);
    expect(tokenPredictor(TEXT, { tries: 9, least: 4, lazy: 0 }).length(8)).toBe(1);
    const later = Buffer.from('abc..bcdefg..abcdefg');
    expect(tokenPredictor(later, { tries: 9, least: 3, lazy: 0 }).length(13)).toBe(3);
    expect(tokenPredictor(later, { tries: 9, least: 3, lazy: 9 }).length(13)).toBe(1);
  });

  it('gives up in time where everything is like everything else', () => {
    const zeros = new Uint8Array(100_000);
    const predict = tokenPredictor(zeros, { tries: 4096, least: 3, lazy: 258 });
    const start = performance.now();
    for (let at = 1; at < zeros.length; at += 1) predict.distance(at, 258);
    expect(performance.now() - start).toBeLessThan(2000);
    expect(predict.length(50_000)).toBe(1);
  });
});
