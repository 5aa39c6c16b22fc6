// Deflates the content of a package on all cores and prints how many milliseconds that took, without reading or writing.
import { readEntry, type Segment } from '@nuspine/nupkg-core';
import { withDeflateThreads, withPackageFile } from '@nuspine/nupkg-core/fs';

const SEGMENT_SIZE = 2 ** 20;
const WINDOW_SIZE = 2 ** 15;

function segments(bytes: Uint8Array): readonly Segment[] {
  return Array.from({ length: Math.max(1, Math.ceil(bytes.length / SEGMENT_SIZE)) }, (_, index) => {
    const start = index * SEGMENT_SIZE;
    const end = start + SEGMENT_SIZE;
    const window = bytes.subarray(Math.max(0, start - WINDOW_SIZE), start);
    return { content: bytes.subarray(start, end), window, isLast: end >= bytes.length };
  });
}

const [path = ''] = process.argv.slice(2);
await withPackageFile(path, async ({ archive }) => {
  const all: Segment[] = [];
  for (const entry of archive.entries) {
    if (entry.size > 0) all.push(...segments(await readEntry(archive, entry)));
  }
  await withDeflateThreads(
    async (compressor) => {
      // The threads are there, and have compiled the encoder, before the clock starts.
      await Promise.all(all.slice(0, 8).map((segment) => compressor.deflate(segment)));
      const start = performance.now();
      await Promise.all(all.map((segment) => compressor.deflate(segment)));
      process.stdout.write(String(performance.now() - start));
    },
    { startAfter: 0 },
  );
});
