import { describe, expect, it } from 'vitest';
import { missingPrograms, reasonToSkip } from '../src/needed-programs.ts';

describe('missingPrograms', () => {
  it('names what is not on PATH', async () => {
    expect(await missingPrograms(['no-such-program'], '')).toEqual(['no-such-program']);
  });
});

describe('reasonToSkip', () => {
  it('names what is missing, and fails on CI', async () => {
    expect(await reasonToSkip(['no-such-program'], { PATH: '' })).toBe('skipped: needs no-such-program');
    await expect(reasonToSkip(['no-such-program'], { PATH: '', CI: 'true' })).rejects.toThrow('no-such-program');
    expect(await reasonToSkip([], {})).toBeUndefined();
  });
});
