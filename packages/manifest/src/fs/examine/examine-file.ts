import { createHash, hash } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { detectKinds, wantedPages } from '../../detect/detect-kinds.ts';
import { type Detection, DISC_OFFSET, PAGE_SIZE } from '../../detect/detection.ts';
import { WANTED } from './file-table.ts';

/** Bytes that are read at once, and the largest file that is hashed in one go. */
const CHUNK = 1 << 20;
/**
 * Bytes that are read at first of a file that will probably be hashed: a disk gives a small file in one go, but only to who
 * asks for all of it.
 */
const FIRST = 1 << 17;

export interface ExaminedFile {
  readonly detections: readonly Detection[];
  /** SHA-256 of all bytes, where it was wanted. */
  readonly digest?: Uint8Array;
}

/** Looks at files one after the other, through one buffer. Errors are those of the operating system. */
export interface FileExaminer {
  /**
   * Says what a file is, by its first page and, for the few kinds that say it elsewhere, one or two more. All of it is read
   * only for a digest, which `wanted` asks for as `WANTED` says.
   */
  readonly examine: (path: string, size: number, wanted: number) => ExaminedFile;
  /** SHA-256 of all bytes. */
  readonly digest: (path: string, size: number) => Buffer;
}

export function fileExaminer(): FileExaminer {
  const bytes = Buffer.allocUnsafeSlow(CHUNK);
  return {
    examine: (path, size, wanted) =>
      withFile(path, (file) => {
        const length = readFully(file, bytes, 0, Math.min(wanted === WANTED.nothing ? PAGE_SIZE : FIRST, size));
        const detections = detectPages(file, path, size, bytes.subarray(0, Math.min(PAGE_SIZE, length)));
        const isWanted = wanted === WANTED.always || (wanted === WANTED.ofBinary && detections.length > 0);
        if (!isWanted) return { detections };
        return { detections, digest: digestOf(file, bytes, length) };
      }),
    digest: (path, size) =>
      withFile(path, (file) => digestOf(file, bytes, readFully(file, bytes, 0, Math.min(FIRST, size)))),
  };
}

function withFile<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, constants.O_RDONLY);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

function detectPages(file: number, path: string, size: number, head: Uint8Array): readonly Detection[] {
  const page = (offset: number): Uint8Array => {
    const bytes = Buffer.allocUnsafe(Math.min(PAGE_SIZE, size - offset));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
  };
  const wanted = wantedPages(head, size);
  return detectKinds(path.replaceAll('\\', '/'), {
    head,
    size,
    ...(wanted.tail ? { tail: page(Math.max(0, size - PAGE_SIZE)) } : {}),
    ...(wanted.disc ? { disc: page(DISC_OFFSET) } : {}),
  });
}

/** The first `length` bytes are there already. A read that is not filled is the last one. */
function digestOf(file: number, bytes: Buffer, length: number): Buffer {
  const filled = readFully(file, bytes, length, CHUNK);
  if (filled < CHUNK) return hash('sha256', bytes.subarray(0, filled), 'buffer');
  const digest = createHash('sha256').update(bytes);
  for (;;) {
    const more = readFully(file, bytes, 0, CHUNK);
    digest.update(bytes.subarray(0, more));
    if (more < CHUNK) return digest.digest();
  }
}

/** Fills `bytes` from `start` to `end`, or as far as the file goes. */
function readFully(file: number, bytes: Buffer, start: number, end: number): number {
  for (let at = start; at < end; ) {
    const found = readSync(file, bytes, at, end - at, null);
    if (found === 0) return at;
    at += found;
  }
  return end;
}
