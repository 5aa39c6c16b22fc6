/** Runs a job when its turn comes. `work` is how long it takes beside others, in any unit. */
export type LongestFirst = <T>(work: number, job: () => Promise<T>) => Promise<T>;

interface Waiting {
  readonly work: number;
  readonly start: () => void;
}

/**
 * Lets `most` jobs run side by side. Of those that wait, the longest is begun first, and of equal ones the one that came
 * first: so none of the long ones is left when the others are done.
 */
export function longestFirst(most: number): LongestFirst {
  const waiting: Waiting[] = [];
  let running = 0;
  const startNext = (): void => {
    while (running < most) {
      const next = takeLongest(waiting);
      if (next === undefined) return;
      running += 1;
      next.start();
    }
  };
  return async (work, job) => {
    const started = new Promise<void>((start) => {
      waiting.push({ work, start });
    });
    startNext();
    await started;
    try {
      return await job();
    } finally {
      running -= 1;
      startNext();
    }
  };
}

function takeLongest(waiting: Waiting[]): Waiting | undefined {
  const most = Math.max(...waiting.map(({ work }) => work));
  const index = waiting.findIndex(({ work }) => work === most);
  return waiting.splice(index, index < 0 ? 0 : 1)[0];
}
