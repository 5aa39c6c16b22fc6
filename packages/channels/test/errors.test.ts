import { CodedError } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { ChannelError } from '../src/index.ts';

describe('ChannelError', () => {
  it('is a coded error with its own name', () => {
    const error = new ChannelError('CHANNEL_UNKNOWN', 'sample', { path: 'a/b/c' });
    expect(error).toBeInstanceOf(CodedError);
    expect(error).toMatchObject({ name: 'ChannelError', code: 'CHANNEL_UNKNOWN', details: { path: 'a/b/c' } });
  });
});
