import { readSync } from 'node:fs';
import { deflateSegment, type Segment } from '../archive/deflate-segment.ts';
import type { ReadPacked } from '../archive/inflate-here.ts';
import { type FiledContent, type Repacked, repackEntry } from '../archive/repack-entry.ts';

/** A segment to deflate. */
export interface SegmentRequest {
  readonly kind: 'segment';
  /** In memory that goes with it, or that all threads see. */
  readonly segment: Segment;
  /** The memory that goes with it, if any. */
  readonly memory?: Uint8Array<ArrayBuffer>;
}

/** A content to read, check and deflate. */
export interface ContentRequest {
  readonly kind: 'content';
  readonly content: FiledContent;
  readonly sha256: boolean;
}

export type DeflateRequest = SegmentRequest | ContentRequest;

/** The memory of a segment comes back, to be used for another. */
export interface SegmentAnswer {
  readonly kind: 'segment';
  readonly deflated: Uint8Array<ArrayBuffer>;
  readonly memory?: Uint8Array<ArrayBuffer>;
}

export interface ContentAnswer {
  readonly kind: 'content';
  readonly repacked: Repacked | undefined;
}

export type DeflateAnswer = SegmentAnswer | ContentAnswer;

/** A request as it goes to a thread. What can be done anywhere comes with a claim, which belongs to the first that takes it. */
export interface DeflateErrand {
  readonly request: DeflateRequest;
  readonly claim?: Int32Array<SharedArrayBuffer>;
}

/** A claim that nobody has taken yet. */
export function newClaim(): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
}

/** True for one of all the threads that try. */
export function takeClaim(claim: Int32Array<SharedArrayBuffer>): boolean {
  return Atomics.exchange(claim, 0, 1) === 0;
}

/** Does what is asked for, in steps that are no longer than deflating a segment, or inflating a content. */
export function* deflateWork(request: DeflateRequest): Generator<void, DeflateAnswer, void> {
  if (request.kind === 'segment') {
    const { kind, segment, memory } = request;
    return { kind, deflated: deflateSegment(segment), ...(memory === undefined ? {} : { memory }) };
  }
  const { kind, content, sha256 } = request;
  return { kind, repacked: yield* repackEntry(packedReader(content), content, { sha256 }) };
}

/** Does all of it at once: nothing else is done here meanwhile. */
export function finishWork(request: DeflateRequest): DeflateAnswer {
  const work = deflateWork(request);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The memory that moves to another thread with an answer. */
export function memoryOf(answer: DeflateAnswer): ArrayBuffer[] {
  if (answer.kind === 'content') return (answer.repacked?.deflated ?? []).map(({ buffer }) => buffer);
  return [answer.deflated.buffer, ...(answer.memory === undefined ? [] : [answer.memory.buffer])];
}

/** Gives less than is wanted of what cannot be read: whoever reads it again learns why. */
function packedReader({ descriptor, offset }: FiledContent): ReadPacked {
  let position = offset;
  return (room) => {
    let done = 0;
    while (done < room.length) {
      const count = tryRead(descriptor, room.subarray(done), position);
      if (count === 0) break;
      done += count;
      position += count;
    }
    return done;
  };
}

function tryRead(descriptor: number, room: Uint8Array, position: number): number {
  try {
    return readSync(descriptor, room, 0, room.length, position);
  } catch {
    return 0;
  }
}
