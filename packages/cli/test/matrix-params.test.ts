import { describe, expect, it } from 'vitest';
import { matrixFile, printAnswer } from '../src/matrix-params.ts';

describe('matrixFile', () => {
  it('is versions.toml unless another is named', () => {
    expect([matrixFile({}), matrixFile({ matrix: 'm.toml' })]).toEqual(['versions.toml', 'm.toml']);
  });
});

describe('printAnswer', () => {
  it.each([
    [false, 'text'],
    [true, 'markdown'],
  ])('with --markdown %s prints the %s', (markdown, wanted) => {
    const printed: string[] = [];
    const io = { env: {}, print: (_: unknown, text: () => string) => printed.push(text()), progress: () => undefined };
    printAnswer(io, { markdown }, {}, { text: () => 'text', markdown: () => 'markdown' });
    expect(printed).toEqual([wanted]);
  });
});
