// A thread of `withDeflateThreads`: deflates one segment or content after the other, in the order in which they come.
import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { deflateSegment, useDeflateModule } from '../archive/deflate-segment.ts';
import { type FiledContent, type Repacked, repackEntry } from '../archive/repack-entry.ts';

/** A segment to deflate. */
export interface DeflateRequest {
  readonly kind: 'segment';
  readonly window: Uint8Array;
  /** In memory that moved here, or that all threads see. */
  readonly content: Uint8Array;
  readonly isLast: boolean;
  /** The memory that moved here, if it did. */
  readonly memory?: Uint8Array<ArrayBuffer>;
}

/** A content to read, check and deflate. */
export interface RepackRequest {
  readonly kind: 'content';
  readonly content: FiledContent;
  readonly sha256: boolean;
}

/** The memory of the question goes back with the answer, to be used for another. */
export interface DeflateAnswer {
  readonly kind: 'segment';
  readonly deflated: Uint8Array<ArrayBuffer>;
  readonly memory?: Uint8Array<ArrayBuffer>;
}

export interface RepackAnswer {
  readonly kind: 'content';
  readonly repacked: Repacked | undefined;
}

/** What a thread is started with. */
const module: unknown = workerData;
if (typeof module === 'object' && module !== null) useDeflateModule(module);

let packed = new Uint8Array();

parentPort?.on('message', (request: DeflateRequest | RepackRequest) => {
  if (request.kind === 'segment') answerSegment(request);
  else answerContent(request);
});

function answerSegment({ window, content, isLast, memory }: DeflateRequest): void {
  const deflated = deflateSegment({ window, content, isLast });
  const answer: DeflateAnswer = { kind: 'segment', deflated, ...(memory === undefined ? {} : { memory }) };
  parentPort?.postMessage(answer, [deflated.buffer, ...(memory === undefined ? [] : [memory.buffer])]);
}

function answerContent({ content, sha256 }: RepackRequest): void {
  const bytes = readPacked(content);
  const repacked = bytes && repackEntry(bytes, content, { sha256 });
  const answer: RepackAnswer = { kind: 'content', repacked };
  parentPort?.postMessage(answer, repacked?.deflated.map(({ buffer }) => buffer) ?? []);
}

/** `undefined` for what cannot be read: whoever reads it again learns why. */
function readPacked({ descriptor, offset, compressedSize }: FiledContent): Uint8Array | undefined {
  if (packed.length < compressedSize) packed = new Uint8Array(compressedSize);
  for (let done = 0; done < compressedSize; ) {
    const count = tryRead(descriptor, packed.subarray(done, compressedSize), offset + done);
    if (count === 0) return undefined;
    done += count;
  }
  return packed.subarray(0, compressedSize);
}

function tryRead(descriptor: number, room: Uint8Array, position: number): number {
  try {
    return readSync(descriptor, room, 0, room.length, position);
  } catch {
    return 0;
  }
}
