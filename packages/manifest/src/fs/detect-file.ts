import { closeSync, openSync, readSync } from 'node:fs';
import { detectKinds, wantedPages } from '../detect/detect-kinds.ts';
import { type Detection, DISC_OFFSET, PAGE_SIZE } from '../detect/detection.ts';

/** What a file is, by its first page and, for the few kinds that say it elsewhere, one or two more. */
export function detectFile(path: string, size: number): readonly Detection[] {
  const file = openSync(path, 'r');
  try {
    const page = (offset: number): Uint8Array => {
      const bytes = Buffer.allocUnsafe(Math.min(PAGE_SIZE, size - offset));
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
    };
    const head = page(0);
    const wanted = wantedPages(head, size);
    return detectKinds(path.replaceAll('\\', '/'), {
      head,
      size,
      ...(wanted.tail ? { tail: page(Math.max(0, size - PAGE_SIZE)) } : {}),
      ...(wanted.disc ? { disc: page(DISC_OFFSET) } : {}),
    });
  } finally {
    closeSync(file);
  }
}
