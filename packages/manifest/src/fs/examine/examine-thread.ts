// A thread that looks at files, until there are none left.
import { parentPort, workerData } from 'node:worker_threads';
import { type ExaminedShare, type ExamineJob, examineShare } from './examine-share.ts';
import { type ReadFault, readFaultOf } from './read-fault.ts';

/** What a thread answers: what it found, or why it stopped. */
export type ThreadAnswer = { readonly share: ExaminedShare } | { readonly error: ReadFault };

const job: ExamineJob = workerData;
parentPort?.postMessage(answerFor());

function answerFor(): ThreadAnswer {
  try {
    return { share: examineShare(job) };
  } catch (error) {
    return { error: readFaultOf(error) };
  }
}
