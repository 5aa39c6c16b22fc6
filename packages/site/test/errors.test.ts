import { CodedError } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { SiteError } from '../src/index.ts';

describe('SiteError', () => {
  it('is a coded error with its own name', () => {
    const error = new SiteError('SITE_NOTHING_FOUND', 'sample', { path: '.' });
    expect(error).toBeInstanceOf(CodedError);
    expect(error).toMatchObject({ name: 'SiteError', code: 'SITE_NOTHING_FOUND', details: { path: '.' } });
  });
});
