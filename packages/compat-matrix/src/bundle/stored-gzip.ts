import { crc32 } from 'node:zlib';

/** RFC 1951 §3.2.4: what one stored block holds. */
const MAX_BLOCK = 0xffff;
/** RFC 1952 §2.3: deflate, no flags, no time, no extra flags, an unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const LAST_BLOCK = Buffer.from([1, 0, 0, 0xff, 0xff]);

/**
 * A gzip stream of stored blocks. Packages are compressed already, so nothing is lost, and no release of zlib has a say in the
 * bytes: equal input is equal output everywhere.
 */
export async function* storedGzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let crc = 0;
  let size = 0;
  let waiting = Buffer.alloc(0);
  yield HEADER;
  for await (const chunk of chunks) {
    crc = crc32(chunk, crc);
    size += chunk.length;
    // How the input is cut must not show.
    waiting = Buffer.concat([waiting, chunk]);
    for (; waiting.length >= MAX_BLOCK; waiting = waiting.subarray(MAX_BLOCK))
      yield block(waiting.subarray(0, MAX_BLOCK));
  }
  if (waiting.length > 0) yield block(waiting);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(size % 2 ** 32, 4);
  yield Buffer.concat([LAST_BLOCK, trailer]);
}

function block(content: Uint8Array): Uint8Array {
  const header = Buffer.alloc(5);
  header.writeUInt16LE(content.length, 1);
  header.writeUInt16LE(content.length ^ 0xffff, 3);
  return Buffer.concat([header, content]);
}
