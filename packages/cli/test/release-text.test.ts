import { describe, expect, it } from 'vitest';
import { createText, doctorText, installText, listText, publishText, testText } from '../src/release-text.ts';

const refusals = [{ kind: 'untested', message: 'no run' }] as const;

describe('createText', () => {
  it('says why nothing was made', () => {
    expect(createText({ created: false, refusals })).toBe('untested  no run\nnot made\n');
  });
});

describe('testText', () => {
  it('shows what failed printed, and why nothing was tried', () => {
    const report = {
      ok: false,
      id: 'a',
      result: 'failed',
      date: '',
      run: '',
      digests: {},
      upgrades: [],
      output: 'oh\n',
    } as const;
    expect(testText(report)).toBe('fresh installation  failed\noh\nnot ok: a\n');
    expect(testText({ ok: false, id: 'a', refusals })).toContain('not tested');
  });
});

describe('publishText', () => {
  it('says why nothing was published', () => {
    expect(publishText({ published: false, refusals })).toContain('not published');
  });
});

describe('installText', () => {
  it('says why nothing was changed', () => {
    const report = { installed: false, root: 'r', refusals: [{ kind: 'extension', message: 'no' }] } as const;
    expect(installText(report)).toBe('extension  no\nnothing was changed in r\n');
  });
});

describe('listText', () => {
  it('says that there is nothing', () => {
    expect(listText({ root: 'r' })).toBe('nothing is installed in r\n');
  });
});

describe('doctorText', () => {
  it('says what to do about each problem', () => {
    const problems = [{ kind: 'leftover', message: 'm', fix: 'f' }] as const;
    expect(doctorText({ ok: false, root: 'r', checked: 1, problems })).toBe(
      'leftover  m\n  fix: f\nnot ok: 1 packages, 1 problems\n',
    );
  });
});
