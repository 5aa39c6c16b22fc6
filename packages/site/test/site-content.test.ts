import { describe, expect, it } from 'vitest';
import { isFailure } from '../src/site-content.ts';
import { FEED, sampleContent } from './sample-content.ts';

describe('isFailure', () => {
  it('tells what cannot be read from what can', () => {
    expect(sampleContent().feeds.map(isFailure)).toEqual([false, true]);
    expect(isFailure(FEED)).toBe(false);
  });
});
