/** Runs a job when the bytes it needs are free. Jobs start in the order in which they came. */
export type MemoryGate = <T>(needed: number, job: () => Promise<T>) => Promise<T>;

/** Lets jobs run side by side as far as `memory` bytes go. One that needs more than that runs alone. */
export function memoryGate(memory: number): MemoryGate {
  const waiting: { readonly needed: number; readonly start: () => void }[] = [];
  let used = 0;
  const startNext = (): void => {
    for (;;) {
      const [first] = waiting;
      if (first === undefined || (used > 0 && used + first.needed > memory)) return;
      waiting.shift();
      used += first.needed;
      first.start();
    }
  };
  return async (needed, job) => {
    const started = new Promise<void>((start) => {
      waiting.push({ needed, start });
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
