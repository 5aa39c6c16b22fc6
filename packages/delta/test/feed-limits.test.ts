import { describe, expect, it } from 'vitest';
import { FEED_LIMITS, requireWithin } from '../src/feed-limits.ts';

describe('FEED_LIMITS', () => {
  it('has room for a thousand releases', () => {
    expect(FEED_LIMITS.releasesBytes).toBeGreaterThan(1000 * 300);
  });
});

describe('requireWithin', () => {
  it('takes the limit itself', () => {
    expect(() => {
      requireWithin('shasumBytes', FEED_LIMITS.shasumBytes, 'a.shasum');
    }).not.toThrow();
  });

  it('refuses one byte more', () => {
    expect(() => {
      requireWithin('shasumBytes', FEED_LIMITS.shasumBytes + 1, 'a.shasum');
    }).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});
