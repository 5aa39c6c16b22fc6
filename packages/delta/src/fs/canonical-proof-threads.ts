import { Worker } from 'node:worker_threads';
import type { Archive } from '@nuspine/nupkg-core';
import type { AskCanonical } from '../nuspine/asked-proof.ts';
import type { ProofAnswer, ProofTask } from './proof-thread.ts';
import { newTurns, proveEntries } from './proof-turns.ts';

const MAX_THREADS = 4;
/** Below this many bytes of content, starting a thread takes longer than the work. */
const SMALL = 8 * 2 ** 20;

/**
 * `cores` is how many threads the machine can run. Hands `use` a way to prove that the package at `path`, which is open as
 * `archive`, is canonical while this thread does something else, or none where that gains nothing. Always ends the threads.
 */
export async function withCanonicalProof<T>(
  path: string,
  archive: Archive,
  cores: number,
  use: (ask: AskCanonical | undefined) => Promise<T>,
): Promise<T> {
  const size = archive.entries.reduce((sum, entry) => sum + entry.size, 0);
  if (size < SMALL || cores < 2) return use(undefined);
  const workers: Worker[] = [];
  const turns = newTurns();
  const ask = async (): Promise<ProofAnswer> => {
    const worker = startWorker();
    workers.push(worker);
    worker.postMessage({ path, turns } satisfies ProofTask);
    return new Promise((resolve) => {
      worker.once('message', resolve);
      // A thread dies only for want of memory: without its answer, the question is answered where there is more.
      worker.once('error', () => {
        resolve('failed');
      });
    });
  };
  try {
    return await use(() => {
      const asked = Promise.all(Array.from({ length: Math.min(MAX_THREADS, cores - 1) }, ask));
      return {
        finish: async () => {
          const isCanonical = await proveEntries(archive, turns);
          const answers = await asked;
          if (!isCanonical || answers.includes('other')) return false;
          return answers.includes('failed') ? undefined : true;
        },
      };
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** From source, the thread needs the condition under which packages of the workspace resolve to their sources. */
function startWorker(): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const thread = new URL(isSource ? './proof-thread.ts' : './proof-thread.js', import.meta.url);
  return new Worker(thread, isSource ? { execArgv: ['--conditions=@nuspine/source'] } : {});
}
