// A thread of `withCanonicalProof`: packs some entries of a package again, and says whether they come out the same.
import { parentPort } from 'node:worker_threads';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { arePackedCanonically } from '../canonical-form.ts';
import { entriesOfPart } from './proof-parts.ts';

/** What a thread is asked: about part `part` of `parts` of the package at `path`. */
export interface ProofTask {
  readonly path: string;
  readonly part: number;
  readonly parts: number;
}

/** `failed` where the package could not be read: whoever asked will find out why. */
export type ProofAnswer = 'canonical' | 'other' | 'failed';

async function answer({ path, part, parts }: ProofTask): Promise<ProofAnswer> {
  try {
    const isCanonical = await withPackageFile(path, ({ archive }) =>
      arePackedCanonically(archive, entriesOfPart(archive.entries, part, parts)),
    );
    return isCanonical ? 'canonical' : 'other';
  } catch {
    return 'failed';
  }
}

parentPort?.on('message', (task: ProofTask) => {
  void answer(task).then((found) => {
    parentPort?.postMessage(found);
  });
});
