import { setTimeout as sleepFor } from 'node:timers/promises';
import { retryDelay, type RetryPolicy } from '../../http/retry.ts';
import { type Setback, setbackOf, timedOut } from './setback.ts';

/** Time and chance, so that a test can have its own. */
export interface HttpClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  /** Waits so many milliseconds, or until the signal, which makes it throw. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const SYSTEM_CLOCK: HttpClock = {
  now: Date.now,
  random: Math.random,
  sleep: (milliseconds, signal) => sleepFor(milliseconds, undefined, { signal }),
};

/** What one attempt came to. */
export type Outcome<T> = Setback | { readonly kind: 'done'; readonly value: T };

/**
 * Makes a call as often as the policy allows, within `total` milliseconds, until it succeeds. Throws the error of the
 * last attempt, and `HTTP_TIMEOUT` when time is up.
 */
export async function attemptRepeatedly<T>(
  url: URL,
  { policy, clock, total }: { readonly policy: RetryPolicy; readonly clock: HttpClock; readonly total: number },
  attempt: (signal: AbortSignal) => Promise<Outcome<T>>,
): Promise<T> {
  const signal = AbortSignal.timeout(total);
  try {
    for (let count = 1; ; count++) {
      const outcome = await attempt(signal).catch((error: unknown) => {
        signal.throwIfAborted();
        return setbackOf(error, url);
      });
      if (outcome.kind === 'done') return outcome.value;
      const delay = retryDelay(count, clock.random(), policy, outcome.retryAfter);
      if (delay === undefined) throw outcome.error;
      await clock.sleep(delay, signal);
    }
  } catch (error) {
    throw signal.aborted ? timedOut('answer is not complete in time', url, total) : error;
  }
}
