import { CodedError } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { errorText, outcome } from '../../src/fs/outcome.ts';
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

  it('passes a fault of ours on', async () => {
    await expect(outcome(() => Promise.reject(new TypeError('bug')))).rejects.toThrow(TypeError);
  });
});

describe('errorText', () => {
  it('is code, message and operands in one line', () => {
    const error = new CodedError('X_LIMIT', 'too large', { path: 'a.nupkg', max: 5, cause: new Error('lower') });
    expect(errorText(error)).toBe('X_LIMIT: too large (path: a.nupkg, max: 5)');
  });

  it('is code and message where there is nothing more to say', () => {
    expect(errorText(new ReleaseLineError('NX_APP_MISSING', 'no package in bin'))).toBe(
      'NX_APP_MISSING: no package in bin',
    );
  });
});
