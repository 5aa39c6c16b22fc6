import { describe, expect, it } from 'vitest';
import { differences, judgeVendoredFile, kindsOf, unlisted, VENDORED_CODES } from '../src/judge-vendored-file.ts';
import { OTHER_DIGEST } from './facts.ts';

const LISTED = { size: 7, digest: OTHER_DIGEST, kind: 'elf', owner: 'vendor' };
const FILE = { path: 'vendor/a', ...LISTED };

describe('kindsOf', () => {
  it('joins what a file is', () => {
    const detections = ['pe', 'zip-behind'].map((kind) => ({ kind, category: 'program', by: 'magic' }) as const);
    expect(kindsOf(detections)).toBe('pe+zip-behind');
  });
});

describe('judgeVendoredFile', () => {
  it.each([
    [{}, []],
    [{ size: 8, kind: 'pe' }, ['size-mismatch vendor/a 8 7']],
    [{ kind: 'pe' }, ['fact-mismatch vendor/a kind elf kind pe']],
    [undefined, ['binary-unlisted vendor/a undefined elf']],
  ])('compares it with what is listed: %j', (listed, findings) => {
    const judged = judgeVendoredFile(FILE, listed === undefined ? undefined : { ...LISTED, ...listed });
    expect(judged.map(({ code, path, wanted, found }) => `${code} ${path} ${String(wanted)} ${String(found)}`)).toEqual(
      findings,
    );
    expect(judged.every(({ code }) => VENDORED_CODES.has(code))).toBe(true);
  });
});

describe('differences', () => {
  it('names what only the manifest has', () => {
    const [first] = differences('a', { packageHash: 'x' }, {});
    expect(first).toMatchObject({ code: 'fact-mismatch', found: 'packageHash x' });
  });
});

describe('unlisted', () => {
  it('says what a file is, where that is known', () => {
    expect(unlisted('a', { kind: 'pe' })).toMatchObject({ code: 'binary-unlisted', found: 'pe' });
    expect(unlisted('a', {})).not.toHaveProperty('found');
  });
});
