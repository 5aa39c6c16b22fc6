import { readFile } from 'node:fs/promises';
import { CodedError } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { errorText, onMarked, outcome } from '../../src/fs/outcome.ts';
import { ReleaseLineError } from '../../src/release-line-error.ts';

describe('outcome', () => {
  it.each([true, false])('is a success if the work answers %s', async (success) => {
    expect(await outcome(() => Promise.resolve(success))).toEqual({ success });
  });

  it.each([new CodedError('X', 'a'), new ReleaseLineError('NX_APP_MISSING', 'b')])(
    'is no success if the work throws %s',
    async (error) => {
      expect(await outcome(() => Promise.reject(error))).toEqual({ success: false });
    },
  );

  it('is no success if the system has no such file', async () => {
    expect(await outcome(async () => (await readFile('none')).length > 0)).toEqual({ success: false });
  });

  it('passes a fault of ours on', async () => {
    await expect(outcome(() => Promise.reject(new TypeError('bug')))).rejects.toThrow(TypeError);
  });
});

describe('onMarked', () => {
  it('says of which file an error is, and passes a fault of ours on', async () => {
    const failing = (error: Error): Promise<unknown> => onMarked('a/spine.toml', () => Promise.reject(error));
    await expect(failing(new CodedError('X', 'no', { line: 2 }))).rejects.toThrow('a/spine.toml: X: no (line: 2)');
    await expect(failing(new TypeError('bug'))).rejects.toThrow(TypeError);
    expect(await onMarked('a/spine.toml', () => Promise.resolve(1))).toBe(1);
  });
});

describe('errorText', () => {
  it('is code, message, operands and causes in one line', () => {
    const cause = new Error('lower', { cause: new Error('lowest') });
    const error = new CodedError('X_LIMIT', 'too large', { path: 'a.nupkg', max: 5, cause });
    expect(errorText(error)).toBe('X_LIMIT: too large (path: a.nupkg, max: 5); because: lower; because: lowest');
  });

  it('says nothing twice', () => {
    const error = new CodedError('X', 'file cannot be written: ENOSPC', { cause: new Error('ENOSPC') });
    expect(errorText(error)).toBe('X: file cannot be written: ENOSPC');
  });

  it('is code and message where there is nothing more to say', () => {
    expect(errorText(new ReleaseLineError('NX_APP_MISSING', 'no package in bin'))).toBe(
      'NX_APP_MISSING: no package in bin',
    );
  });
});
