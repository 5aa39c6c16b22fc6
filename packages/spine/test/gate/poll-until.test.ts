import { describe, expect, it } from 'vitest';
import { type PollClock, pollDelay, pollUntil } from '../../src/gate/poll-until.ts';

/** A clock that only sleeping moves. */
function sleeper(): PollClock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => slept.reduce((sum, one) => sum + one, 0),
    random: () => 0,
    sleep: async (milliseconds) => void slept.push(milliseconds),
  };
}

describe('pollUntil', () => {
  it('tries until there is a value', async () => {
    const clock = sleeper();
    let attempts = 0;
    const attempt = async () => (++attempts === 3 ? { value: 'there' } : { reason: 'not yet' });
    expect(await pollUntil(attempt, { clock, seconds: 60 })).toEqual({ value: 'there', attempts: 3, seconds: 3 });
    expect(clock.slept).toEqual([1000, 2000]);
  });

  it('gives up at the deadline, with an attempt at its end and the last reason', async () => {
    const clock = sleeper();
    const left: number[] = [];
    const attempt = async (seconds: number) => {
      left.push(seconds);
      return { reason: `${String(seconds)} left` };
    };
    expect(await pollUntil(attempt, { clock, seconds: 10 })).toEqual({ reason: '1 left', attempts: 5, seconds: 10 });
    expect(clock.slept).toEqual([1000, 2000, 4000, 3000]);
    expect(left).toEqual([10, 9, 7, 3, 1]);
  });

  it('tries once if there is no time', async () => {
    const attempt = async () => ({ reason: 'no' });
    expect(await pollUntil(attempt, { clock: sleeper(), seconds: 0 })).toMatchObject({ attempts: 1 });
  });
});

describe('pollDelay', () => {
  it('grows to a minute, half of it by chance', () => {
    expect([1, 2, 3, 9].map((attempt) => pollDelay(attempt, 0))).toEqual([1000, 2000, 4000, 30_000]);
    expect(pollDelay(9, 0.5)).toBe(45_000);
  });
});
