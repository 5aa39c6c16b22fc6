/** How often, and how patiently, a request that failed is made again. Times are milliseconds. */
export interface RetryPolicy {
  /** Requests in all, the first one included. */
  readonly maxAttempts: number;
  /** The longest wait before the second request; it doubles with each one after it. */
  readonly firstDelay: number;
  readonly maxDelay: number;
  /** The longest wait that a server may ask for; one that asks for more has refused. */
  readonly maxRetryAfter: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  maxAttempts: 5,
  firstDelay: 500,
  maxDelay: 10_000,
  maxRetryAfter: 60_000,
};

/** Answers that may be another one a moment later: a time-out, too many requests, a server in trouble. */
export function isRetryableStatus(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

/**
 * How long to wait after attempt number `attempt` (from 1) has failed, or `undefined` to give up. `random` is in [0, 1):
 * with it, clients that failed together do not come back together ("full jitter", Brooker, Exponential Backoff And
 * Jitter, AWS 2015). A wait that the server asked for is kept.
 */
export function retryDelay(
  attempt: number,
  random: number,
  policy: RetryPolicy,
  retryAfter?: number,
): number | undefined {
  if (attempt >= policy.maxAttempts) return undefined;
  const longest = Math.min(policy.maxDelay, policy.firstDelay * 2 ** (attempt - 1));
  if (retryAfter === undefined) return longest * random;
  return retryAfter <= policy.maxRetryAfter ? Math.max(retryAfter, longest * random) : undefined;
}

/** Milliseconds that a Retry-After header asks for (RFC 9110 §10.2.3): seconds, or a date. `now` is in ms since 1970. */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
