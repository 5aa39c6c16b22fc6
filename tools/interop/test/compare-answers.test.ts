import { describe, expect, it } from 'vitest';
import { compareAnswers } from '../src/compare-answers.ts';

describe('compareAnswers', () => {
  it('finds what we answer differently, and what only we answer', () => {
    const found = compareAnswers({ op: 'x' }, { ok: true, a: 1, more: 2 }, { ok: true, a: 2, b: 3 });
    expect(found.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('looks into lists and objects', () => {
    const nuget = { ok: true, files: [{ path: 'a', size: 1, date: 'x' }] };
    expect(compareAnswers({}, nuget, { ok: true, files: [{ path: 'a', size: 1 }] })).toEqual([]);
    expect(compareAnswers({}, nuget, { ok: true, files: [{ path: 'a', size: 2 }] })).toHaveLength(1);
    expect(compareAnswers({}, nuget, { ok: true, files: [] })).toHaveLength(1);
  });

  it('takes the findings of a resolution in any order', () => {
    const nuget = { ok: true, cycles: ['a', 'b'] };
    expect(compareAnswers({}, nuget, { ok: true, cycles: ['b', 'a'] })).toEqual([]);
    expect(compareAnswers({}, nuget, { ok: true, cycles: ['b'] })).toHaveLength(1);
  });

  it('wants an error on both sides, however it is worded', () => {
    const error = { ok: false, error: 'FormatException', message: 'x' };
    expect(compareAnswers({}, error, { ok: false, error: 'PrimitivesError', message: 'y' })).toEqual([]);
    expect(compareAnswers({}, error, { ok: true })).toHaveLength(1);
  });
});
