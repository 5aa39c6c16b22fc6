import type { ArchiveLimits } from '../limits.ts';
import { type DirectoryBytes, RECORD_SIZE } from './central-record.ts';

// Offsets in a record of the central directory (APPNOTE 4.3.12).
const FLAGS = 8;
const METHOD = 10;
const COMPRESSED_SIZE = 20;
const SIZE = 24;
const EXTRA_LENGTH = 30;
const DISK = 34;
const ATTRIBUTES = 38;
const HEADER_OFFSET = 42;

/** APPNOTE 4.4.4: how hard deflate tried, sizes after the content, a name in UTF-8. */
const HARMLESS_FLAGS = 0x0002 | 0x0004 | 0x0008 | 0x0800;
const DEFERRED = 0xffffffff;
/** Longer names are rare. */
const MAX_NAME_SIZE = 255;

const OTHER = 0;
const WORD = 1;
const DOT = 2;
const SLASH = 3;
const CLASSES: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) => classOf(String.fromCharCode(code)));

/**
 * Whether a record is one of the many that have nothing about them: a file with a plain name, small enough by itself. Any other
 * is for `parseCentralRecord` to judge. The record is known to fit the directory, its name to end at `nameEnd`.
 */
export function isPlainRecord(
  { bytes, numbers }: DirectoryBytes,
  at: number,
  nameEnd: number,
  limits: ArchiveLimits,
): boolean {
  return (
    (numbers.getUint16(at + FLAGS, true) & ~HARMLESS_FLAGS) === 0 &&
    numbers.getUint16(at + EXTRA_LENGTH, true) === 0 &&
    numbers.getUint16(at + DISK, true) === 0 &&
    numbers.getUint32(at + ATTRIBUTES, true) === 0 &&
    numbers.getUint32(at + HEADER_OFFSET, true) !== DEFERRED &&
    hasPlainSizes(numbers, at, limits) &&
    isPlainName(bytes, at + RECORD_SIZE, nameEnd, limits.maxDepth)
  );
}

function hasPlainSizes(numbers: DataView, at: number, limits: ArchiveLimits): boolean {
  const method = numbers.getUint16(at + METHOD, true);
  const compressedSize = numbers.getUint32(at + COMPRESSED_SIZE, true);
  const size = numbers.getUint32(at + SIZE, true);
  if (size === DEFERRED || compressedSize === DEFERRED || size > limits.maxEntrySize) return false;
  if (method === 0) return size === compressedSize;
  return method === 8 && size <= limits.ratioFloor && size <= compressedSize * 1032;
}

/**
 * Names of letters, digits and signs, `[Content_Types].xml` and `_rels/.rels` among them: a slash stands behind a letter, what
 * stands behind a dot is one. In none of them a name that Windows reserves.
 */
function isPlainName(bytes: Buffer, start: number, end: number, maxDepth: number): boolean {
  if (end - start > MAX_NAME_SIZE) return false;
  let depth = 1;
  let before = SLASH;
  for (let at = start; at < end; at += 1) {
    const found = CLASSES[bytes[at] ?? 0] ?? OTHER;
    if (found === OTHER || (found !== WORD && before === DOT) || (found === SLASH && before === SLASH)) return false;
    if (before === SLASH && mayBeDevice(bytes, at, end)) return false;
    if (found === SLASH) depth += 1;
    before = found;
  }
  return before === WORD && depth <= maxDepth;
}

/** Whether three letters start like the devices CON, PRN, AUX, NUL, COM1, LPT1. */
function mayBeDevice(bytes: Buffer, at: number, end: number): boolean {
  return at + 3 <= end && DEVICES.includes((bytes.readUIntBE(at, 3) | 0x202020) >>> 0);
}

const DEVICES: readonly number[] = ['con', 'prn', 'aux', 'nul', 'com', 'lpt'].map((name) =>
  Buffer.from(name).readUIntBE(0, 3),
);

function classOf(character: string): number {
  if (/[\w+[\]-]/.test(character)) return WORD;
  if (character === '.') return DOT;
  return character === '/' ? SLASH : OTHER;
}
