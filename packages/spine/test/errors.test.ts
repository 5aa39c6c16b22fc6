import { CodedError } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { SpineError } from '../src/index.ts';

describe('SpineError', () => {
  it('is a coded error with its own name', () => {
    const error = new SpineError('SPINE_FILE_INVALID', 'sample', { path: 'spine.toml' });
    expect(error).toBeInstanceOf(CodedError);
    expect(error).toMatchObject({ name: 'SpineError', code: 'SPINE_FILE_INVALID', details: { path: 'spine.toml' } });
  });
});
