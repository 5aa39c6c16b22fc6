import { findCertificates } from '../pe/certificate-table.ts';

/** Of so many words one may be another. */
const WORDS_FOR_CHANGE = 16;
const WORD = 4;
/** Most blocks of this size are equal, which takes no time to find out. */
const BLOCK = 4096;

/** Whether a file has the size of its peer and nearly the same bytes in the same places, signatures aside. */
export function isAlike(content: Uint8Array, peer: Uint8Array): boolean {
  const [ours, theirs] = [unsigned(content), unsigned(peer)];
  if (ours.byteLength !== theirs.byteLength) return false;
  const end = ours.byteLength - (ours.byteLength % WORD);
  let left = end / WORD / WORDS_FOR_CHANGE;
  for (let at = 0; at < end && left >= 0; at += BLOCK) {
    const blockEnd = Math.min(end, at + BLOCK);
    if (ours.compare(theirs, at, blockEnd, at, blockEnd) !== 0) left -= changedWords(ours, theirs, at, blockEnd);
  }
  return left >= 0;
}

function changedWords(ours: Buffer, theirs: Buffer, start: number, end: number): number {
  let changed = 0;
  for (let at = start; at < end; at += WORD) if (ours.readInt32LE(at) !== theirs.readInt32LE(at)) changed += 1;
  return changed;
}

function unsigned(file: Uint8Array): Buffer {
  return Buffer.from(file.buffer, file.byteOffset, findCertificates(file)?.offset ?? file.length);
}
