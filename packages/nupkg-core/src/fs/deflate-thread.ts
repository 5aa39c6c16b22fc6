// A thread of `withDeflateThreads`: deflates one segment after the other, in the order in which they come.
import { parentPort, workerData } from 'node:worker_threads';
import { deflateSegment, useDeflateModule } from '../archive/deflate-segment.ts';

/** What a thread is asked. */
export interface DeflateRequest {
  readonly window: Uint8Array;
  /** In memory that moved here, or that all threads see. */
  readonly content: Uint8Array;
  readonly isLast: boolean;
  /** The memory that moved here, if it did. */
  readonly memory?: Uint8Array<ArrayBuffer>;
}

/** What it answers. The memory of the question goes back with it, to be used for another. */
export interface DeflateAnswer {
  readonly deflated: Uint8Array<ArrayBuffer>;
  readonly memory?: Uint8Array<ArrayBuffer>;
}

/** What a thread is started with. */
const module: unknown = workerData;
if (typeof module === 'object' && module !== null) useDeflateModule(module);

parentPort?.on('message', ({ window, content, isLast, memory }: DeflateRequest) => {
  const deflated = deflateSegment({ window, content, isLast });
  const answer: DeflateAnswer = { deflated, ...(memory === undefined ? {} : { memory }) };
  parentPort?.postMessage(answer, [deflated.buffer, ...(memory === undefined ? [] : [memory.buffer])]);
});
