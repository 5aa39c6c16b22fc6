import { findCertificates } from '../pe/certificate-table.ts';

/** Of so many words one may be another. */
const WORDS_FOR_CHANGE = 16;
const WORD = 4;

/** Whether a file has the size of its peer and nearly the same bytes in the same places, signatures aside. */
export function isAlike(content: Uint8Array, peer: Uint8Array): boolean {
  const [ours, theirs] = [unsigned(content), unsigned(peer)];
  if (ours.byteLength !== theirs.byteLength) return false;
  const end = ours.byteLength - (ours.byteLength % WORD);
  let left = end / WORD / WORDS_FOR_CHANGE;
  for (let at = 0; at < end && left >= 0; at += WORD) if (ours.getInt32(at) !== theirs.getInt32(at)) left -= 1;
  return left >= 0;
}

function unsigned(file: Uint8Array): DataView {
  return new DataView(file.buffer, file.byteOffset, findCertificates(file)?.offset ?? file.length);
}
