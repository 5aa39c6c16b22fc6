import { isUtf8 as isWholeUtf8 } from 'node:buffer';
import { hasHex } from './sample-bytes.ts';

// UTF-32 before UTF-16: its little-endian mark begins with the other's.
const MARKED_ENCODINGS: readonly (readonly [mark: string, unit: 2 | 4])[] = [
  ['fffe0000', 4],
  ['0000feff', 4],
  ['fffe', 2],
  ['feff', 2],
];

/** Control characters that text files hold: backspace, tab, line feed, vertical tab, form feed, return, escape. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a, 0x1b]);
/** 1 for each other control character. */
const OTHER_CONTROLS: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < 0x20 && !TEXT_CONTROLS.has(byte)) || byte === 0x7f ? 1 : 0,
);
/** Share of bytes above ASCII up to which unknown 8-bit text passes: Cyrillic in KOI8 has most of its letters there. */
const MAX_HIGH_SHARE = 0.9;
/** Share of other control characters above which well-formed UTF-8 is no text: logs have a few. */
const MAX_CONTROL_SHARE = 0.1;
/** C1 control characters and what no 8-bit encoding of text uses much; compressed bytes are one eighth of them. */
const MAX_C1_SHARE = 0.05;

/** Whether no text begins so: a NUL, or bytes that are neither UTF-8, marked UTF-16 or UTF-32, nor 8-bit text. */
export function looksBinary(head: Uint8Array): boolean {
  const marked = MARKED_ENCODINGS.find(([mark]) => hasHex(head, 0, mark));
  if (marked !== undefined) return !isUtf16Text(head, marked);
  if (head.includes(0)) return true;
  let controls = 0;
  for (const byte of head) controls += OTHER_CONTROLS[byte] ?? 0;
  if (isUtf8(head)) return controls > head.length * MAX_CONTROL_SHARE;
  return !isEightBitText(head, controls);
}

/** The page may cut a character in two, which a stream decoder waits out. */
function isUtf8(head: Uint8Array): boolean {
  if (isWholeUtf8(head)) return true;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Latin-1, Windows-1252, KOI8 and the like: no controls, and not bytes drawn evenly from all. */
function isEightBitText(head: Uint8Array, controls: number): boolean {
  if (controls > 0 && controls > head.length / 1000) return false;
  const high = head.filter((byte) => byte >= 0x80).length;
  const rare = head.filter((byte) => byte >= 0x80 && byte < 0xa0).length;
  // Windows-1252 has its quotation marks there, Shift JIS its lead bytes; ASCII around them says that it is text.
  return high <= head.length * MAX_HIGH_SHARE && (rare <= head.length * MAX_C1_SHARE || high <= head.length / 2);
}

/** A mark alone proves nothing: two-byte text has no NUL character, and no unit that is a lone surrogate. */
function isUtf16Text(head: Uint8Array, [mark, unit]: readonly [string, 2 | 4]): boolean {
  const isLittle = mark.startsWith('ff');
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  for (let at = unit; at + unit <= head.length; at += unit) {
    const code = unit === 2 ? view.getUint16(at, isLittle) : view.getUint32(at, isLittle);
    if (code > 0x10ffff || (code < 0x20 && !TEXT_CONTROLS.has(code))) return false;
  }
  return true;
}
