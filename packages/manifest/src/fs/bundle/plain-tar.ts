import { ManifestError } from '../../errors.ts';

const BLOCK = 512;
/** Zeros behind the last member: programs fill records of 20 blocks (POSIX pax, "ustar Interchange Format"). */
const MAX_TRAILER = 64 * 1024;

/**
 * The same bytes, as long as they are a tar of plain files and nothing else: no links, devices, folders or extended
 * headers, which a reader would keep in memory or act upon. Throws `BUNDLE_INVALID` before such a header passes.
 */
export async function* plainTar(chunks: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const header = Buffer.alloc(BLOCK);
  let filled = 0;
  let content = 0;
  let trailer = 0;
  let offset = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      if (content > 0) {
        const passed = Math.min(content, chunk.length - at);
        content -= passed;
        at += passed;
        continue;
      }
      const taken = chunk.subarray(at, at + BLOCK - filled);
      header.set(taken, filled);
      filled += taken.length;
      at += taken.length;
      if (filled < BLOCK) continue;
      filled = 0;
      if (header.every((byte) => byte === 0)) trailer += BLOCK;
      else content = contentLength(header, trailer, path, offset + at - BLOCK);
      if (trailer > MAX_TRAILER) throw invalid('tar goes on behind its end', path, offset + at);
    }
    offset += chunk.length;
    yield chunk;
  }
  if (content > 0 || filled > 0) throw invalid('tar ends within a member', path, offset);
}

/** Bytes to the next header. */
function contentLength(header: Buffer, trailer: number, path: string, offset: number): number {
  if (trailer > 0) throw invalid('tar has a member behind its end', path, offset);
  const type = header.readUInt8(156);
  if (type !== 0x30) throw invalid('tar has a member that is no plain file', path, offset, String.fromCharCode(type));
  const size = tarSize(header.subarray(124, 136));
  if (size === undefined) throw invalid('tar has a member without a size', path, offset);
  return Math.ceil(size / BLOCK) * BLOCK;
}

/** Octal digits, or for 8 GiB and more the number itself with the highest bit set (GNU tar, "base-256"). */
function tarSize(field: Buffer): number | undefined {
  if ((field.readUInt8(0) & 0x80) === 0) {
    const [, digits] = /^ *([0-7]+)[ \0]*$/.exec(field.toString('latin1')) ?? [];
    return digits === undefined ? undefined : Number.parseInt(digits, 8);
  }
  const size = Number(field.readBigUInt64BE(4));
  const hasMore = field.readUInt8(0) !== 0x80 || field.subarray(1, 4).some((byte) => byte !== 0);
  return Number.isSafeInteger(size) && !hasMore ? size : undefined;
}

function invalid(message: string, path: string, offset: number, found?: unknown): ManifestError {
  return new ManifestError('BUNDLE_INVALID', message, { path, offset, ...(found === undefined ? {} : { found }) });
}
