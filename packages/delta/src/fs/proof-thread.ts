// A thread of `withCanonicalProof`: packs entries of a package again, and says whether they come out the same.
import { parentPort } from 'node:worker_threads';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { proveEntries, type ProofTurns } from './proof-turns.ts';

/** What a thread is asked: about those entries of the package at `path` that it has a turn for. */
export interface ProofTask {
  readonly path: string;
  readonly turns: ProofTurns;
}

/** `failed` where the package could not be read: whoever asked will find out why. */
export type ProofAnswer = 'canonical' | 'other' | 'failed';

async function answer({ path, turns }: ProofTask): Promise<ProofAnswer> {
  try {
    return (await withPackageFile(path, ({ archive }) => proveEntries(archive, turns))) ? 'canonical' : 'other';
  } catch {
    return 'failed';
  }
}

parentPort?.on('message', (task: ProofTask) => {
  void answer(task).then((found) => {
    parentPort?.postMessage(found);
  });
});
