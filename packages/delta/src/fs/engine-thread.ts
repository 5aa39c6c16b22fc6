// A thread of `withThreadedEngine`: makes one patch at a time.
import { parentPort } from 'node:worker_threads';
import { portableEngine } from '../engine/portable-engine.ts';
import { DeltaError } from '../errors.ts';

/** What a thread is asked. */
export interface EngineRequest {
  readonly base: Uint8Array;
  readonly target: Uint8Array;
}

/** What it answers: a patch, or what the engine threw (classes do not survive the way between threads). */
export type EngineAnswer =
  | { readonly patch: Uint8Array }
  | { readonly error: Pick<DeltaError, 'code' | 'message' | 'details'> };

async function answer({ base, target }: EngineRequest): Promise<EngineAnswer> {
  try {
    return { patch: await portableEngine().diff(base, target) };
  } catch (error) {
    if (!(error instanceof DeltaError)) throw error;
    return { error: { code: error.code, message: error.message, details: error.details } };
  }
}

parentPort?.on('message', (request: EngineRequest) => {
  void answer(request).then((message) => {
    parentPort?.postMessage(message);
  });
});
