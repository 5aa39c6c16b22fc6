// A thread that looks at files once it is told where. It is loaded by itself, and starts while others still read what to compare with.
import { parentPort } from 'node:worker_threads';
import { type LookJob, lookShare } from './look-share.ts';
import { type ReadFault, readFaultOf } from './read-fault.ts';

/** What a thread answers: nothing, or why it stopped. */
export interface LookAnswer {
  readonly error?: ReadFault;
}

parentPort?.once('message', (job: LookJob) => {
  parentPort?.postMessage(answerFor(job));
});

function answerFor(job: LookJob): LookAnswer {
  try {
    lookShare(job);
    return {};
  } catch (error) {
    return { error: readFaultOf(error) };
  }
}
