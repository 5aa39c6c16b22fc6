import process from 'node:process';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Waits until somebody stops the program: with Ctrl+C, or as services are stopped. */
export async function untilStopped(): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      for (const signal of SIGNALS) process.off(signal, stop);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}
