import { MatrixError } from '../errors.ts';

const BLOCK = 512;
/** POSIX pax, "ustar Interchange Format": the type flags of a plain file. */
const PLAIN: readonly number[] = [0x30, 0];

/**
 * Lets a tar through whose members are plain files and nothing else: no links, no devices, no folders, and none of the
 * extensions (pax, GNU long names) that a reader would keep in memory whatever their size. Throws `MATRIX_ARCHIVE_UNSAFE`.
 */
export async function* plainTar(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  let header = Buffer.alloc(0);
  // Bytes of content and padding until the next header.
  let skip = 0;
  for await (const chunk of chunks) {
    let place = 0;
    while (place < chunk.length) {
      if (skip > 0) {
        const step = Math.min(skip, chunk.length - place);
        skip -= step;
        place += step;
        continue;
      }
      const part = chunk.subarray(place, place + BLOCK - header.length);
      header = Buffer.concat([header, part]);
      place += part.length;
      if (header.length < BLOCK) break;
      skip = contentSize(header, path);
      header = Buffer.alloc(0);
    }
    yield chunk;
  }
}

function contentSize(header: Uint8Array, path: string): number {
  // The end of an archive is blocks of zeros.
  if (header.every((byte) => byte === 0)) return 0;
  const bytes = Buffer.from(header);
  const name = bytes.toString('latin1', 0, 100).replace(/\0.*$/s, '');
  if (!PLAIN.includes(bytes[156] ?? -1)) {
    throw new MatrixError('MATRIX_ARCHIVE_UNSAFE', 'archive holds something that is no plain file', {
      path,
      found: name,
    });
  }
  const digits = bytes
    .toString('latin1', 124, 136)
    .replace(/[\0 ]+$/, '')
    .trim();
  if (!/^[0-7]{1,11}$/.test(digits)) {
    throw new MatrixError('MATRIX_ARCHIVE_UNSAFE', 'archive holds a size that is no number', { path, found: name });
  }
  return Math.ceil(Number.parseInt(digits, 8) / BLOCK) * BLOCK;
}
