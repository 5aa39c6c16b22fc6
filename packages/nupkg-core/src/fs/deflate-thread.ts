// A thread of `withDeflateThreads`: deflates one segment after the other, in the order in which they come.
import { parentPort } from 'node:worker_threads';
import { deflateSegment } from '../archive/deflate-segment.ts';

/** What a thread is asked; it answers with the deflated bytes. */
export interface DeflateRequest {
  readonly window: Uint8Array;
  /** Memory that moved here, or that all threads see. */
  readonly content: Uint8Array;
  readonly isLast: boolean;
}

parentPort?.on('message', (request: DeflateRequest) => {
  const deflated = deflateSegment(request);
  parentPort?.postMessage(deflated, [deflated.buffer]);
  const { buffer } = request.content;
  // Gives the memory back now: the garbage collector sees how little this thread has, and would wait.
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
});
