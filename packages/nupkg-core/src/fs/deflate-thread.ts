// A thread of a `deflateCrew`: does one piece of work after the other, in the order in which they come.
import { parentPort, workerData } from 'node:worker_threads';
import { useDeflateModule } from '../archive/codec.ts';
import { type DeflateErrand, finishWork, memoryOf, takeClaim } from './deflate-work.ts';

/** What a thread is started with. */
const module: unknown = workerData;
if (typeof module === 'object' && module !== null) useDeflateModule(module);

parentPort?.on('message', ({ request, claim }: DeflateErrand) => {
  // Who asked does it meanwhile.
  if (claim !== undefined && !takeClaim(claim)) return;
  const answer = finishWork(request);
  parentPort?.postMessage(answer, memoryOf(answer));
});
