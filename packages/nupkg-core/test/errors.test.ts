import { CodedError } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { NupkgError } from '../src/index.ts';

describe('NupkgError', () => {
  it('is a coded error with its own name', () => {
    const error = new NupkgError('NUPKG_NUSPEC_MISSING', 'sample', { path: 'a.nupkg' });
    expect(error).toBeInstanceOf(CodedError);
    expect(error).toMatchObject({ name: 'NupkgError', code: 'NUPKG_NUSPEC_MISSING', details: { path: 'a.nupkg' } });
  });
});
