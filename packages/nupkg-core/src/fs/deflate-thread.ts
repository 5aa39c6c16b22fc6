// A thread of `withDeflateThreads`: deflates one segment after the other, in the order in which they come.
import { parentPort } from 'node:worker_threads';
import { deflateSegment } from '../archive/deflate-segment.ts';

/** What a thread is asked; it answers with the deflated bytes. */
export interface DeflateRequest {
  /** The window and, after it, the content. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly windowSize: number;
  readonly isLast: boolean;
}

parentPort?.on('message', ({ bytes, windowSize, isLast }: DeflateRequest) => {
  const window = bytes.subarray(0, windowSize);
  const deflated = deflateSegment({ content: bytes.subarray(windowSize), window, isLast });
  parentPort?.postMessage(deflated, [deflated.buffer]);
  // Gives the memory back now: the garbage collector sees how little this thread has, and would wait.
  bytes.buffer.transfer(0);
});
