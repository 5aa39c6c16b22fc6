import { describe, expect, it } from 'vitest';
import { answerLine } from '../src/answer-line.ts';

async function answer(question: unknown): Promise<unknown> {
  return JSON.parse(await answerLine(JSON.stringify(question)));
}

describe('answerLine', () => {
  it.each([
    [
      { op: 'version-parse', v: '1.0-a+b' },
      { normalized: '1.0.0-a', full: '1.0.0-a+b', isPrerelease: true },
    ],
    [{ op: 'version-sort', versions: ['2.0', '1.0'] }, { sorted: ['1.0.0', '2.0.0'] }],
    [{ op: 'range-best', r: '1.*', versions: ['1.0', '1.5', '2.0'] }, { best: '1.5.0' }],
    [
      { op: 'float-parse', f: '1.*-*' },
      { behavior: 'PrereleaseMinor', text: '1.*-*' },
    ],
    [{ op: 'fw-parse', f: 'net8.0-android34' }, { dotNetPlatformName: 'android,Version=34.0' }],
    [
      { op: 'fw-nearest', project: 'net8.0', candidates: ['net9.0', 'NET6.0'] },
      { nearest: 'net6.0', index: 1 },
    ],
    [{ op: 'package-id', v: 'A..B' }, { valid: false }],
    [
      { op: 'resolve', root: [{ id: 'A', range: '1.0' }], packages: [{ id: 'a', version: '1.2' }] },
      { resolved: { a: '1.2.0' }, unresolved: [] },
    ],
  ])('answers %j', async (question, wanted) => {
    expect(await answer({ id: 7, ...question })).toMatchObject({ id: 7, ok: true, ...wanted });
  });

  it.each([
    [{ op: 'melt' }, 'TypeError'],
    [{ op: 'version-compare', a: 'x', b: '1.0' }, 'PrimitivesError'],
    [{ op: 'version-parse' }, 'TypeError'],
    [[1], 'TypeError'],
  ])('answers %j with an error', async (question, error) => {
    expect(await answer(question)).toMatchObject({ ok: false, error });
  });

  it('answers what is not JSON with an error', async () => {
    expect(JSON.parse(await answerLine('{'))).toMatchObject({ ok: false, error: 'TypeError' });
  });
});
