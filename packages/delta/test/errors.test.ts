import { CodedError } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { DeltaError } from '../src/index.ts';

describe('DeltaError', () => {
  it('is a coded error with its own name', () => {
    const error = new DeltaError('DELTA_BASE_MISMATCH', 'sample', { path: 'a.nupkg' });
    expect(error).toBeInstanceOf(CodedError);
    expect(error).toMatchObject({ name: 'DeltaError', code: 'DELTA_BASE_MISMATCH', details: { path: 'a.nupkg' } });
  });
});
