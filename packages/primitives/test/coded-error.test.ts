import { describe, expect, it } from 'vitest';
import { CodedError } from '../src/index.ts';

describe('CodedError', () => {
  it('carries its code, operands and cause', () => {
    const cause = new Error('below');
    const error = new CodedError('SAMPLE', 'file is bad', { path: 'a/b', cause });
    expect(error).toMatchObject({ code: 'SAMPLE', message: 'file is bad', details: { path: 'a/b' }, cause });
  });

  it('is named after its class', () => {
    class SampleError extends CodedError {}
    expect(new SampleError('SAMPLE', 'x').name).toBe('SampleError');
  });
});
