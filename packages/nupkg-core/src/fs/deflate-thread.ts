// A thread of a `deflateCrew`: does one piece of work after the other, in the order in which they come.
import { parentPort, workerData } from 'node:worker_threads';
import { useDeflateModule } from '../archive/codec.ts';
import { type DeflateAnswer, type DeflateErrand, deflateWork, memoryOf, takeClaim } from './deflate-work.ts';

/** What a thread is started with. */
const module: unknown = workerData;
if (typeof module === 'object' && module !== null) useDeflateModule(module);

parentPort?.on('message', ({ request, claim }: DeflateErrand) => {
  // Who asked does it meanwhile.
  if (claim !== undefined && !takeClaim(claim)) return;
  const answer = finish(deflateWork(request));
  parentPort?.postMessage(answer, memoryOf(answer));
});

/** Nothing else is done here meanwhile. */
function finish(work: Iterator<void, DeflateAnswer>): DeflateAnswer {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
