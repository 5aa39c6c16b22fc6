/** Runs a job when there is room for what it needs. `work` is how long it takes beside others, in any unit. */
export type JobGate = <T>(needed: number, job: () => Promise<T>, work?: number) => Promise<T>;

interface Waiting {
  readonly needed: number;
  readonly work: number;
  readonly start: () => void;
}

/**
 * Lets jobs run side by side as far as the room goes that they share, as bytes or threads. One that needs more than that runs
 * alone. Of those that wait, the longest is begun first, so that it is not left when the others are done, and of equal ones
 * the one that came first.
 */
export function jobGate(room: number): JobGate {
  const waiting: Waiting[] = [];
  let used = 0;
  const startNext = (): void => {
    for (;;) {
      const next = longestOf(waiting);
      if (next === undefined || (used > 0 && used + next.needed > room)) return;
      waiting.splice(waiting.indexOf(next), 1);
      used += next.needed;
      next.start();
    }
  };
  return async (needed, job, work = 0) => {
    const started = new Promise<void>((start) => {
      waiting.push({ needed, work, start });
    });
    startNext();
    await started;
    try {
      return await job();
    } finally {
      used -= needed;
      startNext();
    }
  };
}

function longestOf([first, ...others]: readonly Waiting[]): Waiting | undefined {
  return first && others.reduce((longest, other) => (other.work > longest.work ? other : longest), first);
}
