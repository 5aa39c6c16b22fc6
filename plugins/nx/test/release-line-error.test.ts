import { describe, expect, it } from 'vitest';
import { ReleaseLineError } from '../src/release-line-error.ts';

describe('ReleaseLineError', () => {
  it('has a code and a name', () => {
    const error = new ReleaseLineError('NX_APP_MISSING', 'no package in bin/Release');
    expect(error).toMatchObject({ code: 'NX_APP_MISSING', name: 'ReleaseLineError' });
  });
});
