import { describe, expect, it } from 'vitest';
import { DEFAULT_RETRY_POLICY, isRetryableStatus, parseRetryAfter, retryDelay } from '../../src/http/retry.ts';

const policy = { maxAttempts: 5, firstDelay: 100, maxDelay: 500, maxRetryAfter: 2000 };

describe('retryDelay', () => {
  it('doubles up to the most, and gives up after the last attempt', () => {
    expect([1, 2, 3, 4, 5].map((attempt) => retryDelay(attempt, 1, policy))).toEqual([100, 200, 400, 500, undefined]);
  });

  it('is spread over the whole wait', () => {
    expect([0, 0.25, 0.5].map((random) => retryDelay(2, random, policy))).toEqual([0, 50, 100]);
  });

  it('keeps the wait that a server asks for, and gives up on one that asks too much', () => {
    expect(retryDelay(1, 0, policy, 1500)).toBe(1500);
    expect(retryDelay(1, 1, policy, 10)).toBe(100);
    expect(retryDelay(1, 0, policy, 2001)).toBeUndefined();
  });

  it('is at most a minute of waiting in all by default', () => {
    const delays = [1, 2, 3, 4, 5].map((attempt) => retryDelay(attempt, 1, DEFAULT_RETRY_POLICY) ?? 0);
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBeLessThan(60_000);
  });
});

describe('isRetryableStatus', () => {
  it('knows what may pass', () => {
    const statuses = [400, 401, 403, 404, 408, 410, 429, 500, 501, 502, 503, 504, 505];
    expect(statuses.filter(isRetryableStatus)).toEqual([408, 429, 500, 502, 503, 504]);
  });
});

describe('parseRetryAfter', () => {
  const now = Date.UTC(2026, 0, 1, 12);

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Thu, 01 Jan 2026 12:00:30 GMT', 30_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['1e9', undefined],
    [undefined, undefined],
  ])('%s is %s ms', (header, expected) => {
    expect(parseRetryAfter(header, now)).toBe(expected);
  });
});
