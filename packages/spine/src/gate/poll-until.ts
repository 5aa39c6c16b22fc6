/** Time and chance, so that a test can have its own. */
export interface PollClock {
  /** Milliseconds that only grow. */
  now(): number;
  /** At least 0, below 1. */
  random(): number;
  sleep(milliseconds: number): Promise<void>;
}

export interface PollOptions {
  readonly clock: PollClock;
  /** Time in all. The last attempt begins before it is up. */
  readonly seconds: number;
}

/** What an attempt came to: the answer, or why there is none yet. */
export type Attempt<T> = { readonly value: T } | { readonly reason: string };

export interface Polled<T> {
  readonly value?: T;
  /** Of the last attempt. */
  readonly reason?: string;
  readonly attempts: number;
  readonly seconds: number;
}

const FIRST_DELAY = 2000;
const LONGEST_DELAY = 60_000;

/**
 * Tries until there is a value or time is up. Waits grow to a minute, half of each by chance, so that those who wait for one
 * thing do not ask together; the last is cut short, so that there is an attempt at the end.
 */
export async function pollUntil<T>(
  attempt: (left: number) => Promise<Attempt<T>>,
  { clock, seconds }: PollOptions,
): Promise<Polled<T>> {
  const start = clock.now();
  const deadline = start + seconds * 1000;
  for (let attempts = 1; ; attempts++) {
    const outcome = await attempt(Math.max(1, (deadline - clock.now()) / 1000));
    const spent = { attempts, seconds: Math.round((clock.now() - start) / 100) / 10 };
    if ('value' in outcome) return { value: outcome.value, ...spent };
    const left = deadline - clock.now();
    if (left <= 0) return { reason: outcome.reason, ...spent };
    await clock.sleep(Math.min(left, pollDelay(attempts, clock.random())));
  }
}

/** Milliseconds to wait behind an attempt, which counts from 1. */
export function pollDelay(attempt: number, random: number): number {
  const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (attempt - 1));
  return longest * (0.5 + random / 2);
}
