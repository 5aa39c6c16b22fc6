import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesSink, type Digest, digestBytes } from '@nuspine/primitives';
import { rawZip, sampleContent, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withDeflateThreads, withPackageFile } from '../../src/fs/index.ts';
import {
  deflateCanonically,
  entryContent,
  type NewEntry,
  type Package,
  type SegmentCompressor,
  writeArchive,
} from '../../src/index.ts';

async function archiveDigest(entries: readonly NewEntry[], compressor?: SegmentCompressor): Promise<string> {
  const sink = bytesSink();
  await writeArchive(entries, sink, compressor === undefined ? {} : { compressor });
  return digestBytes(sink.bytes());
}

const NUSPEC = `<package><metadata><id>A</id><version>1.0.0</version></metadata></package>`;

async function withPackage(bytes: Uint8Array, use: (pkg: Package) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const path = join(folder, 'a.nupkg');
    await writeFile(path, bytes);
    await withPackageFile(path, use);
  });
}

function contentsOf({ archive, files }: Package, digests?: Map<string, Digest>): readonly NewEntry[] {
  return files.map((entry) => {
    const onRead = digests === undefined ? {} : { onRead: (digest: Digest) => digests.set(entry.path, digest) };
    return { path: entry.path, content: { ...entryContent(archive, entry), ...onRead } };
  });
}

describe('withDeflateThreads', () => {
  const entries = [3_000_000, 0, 70_000, 1_048_576, 10, 2_000_000].map((size, index) => ({
    path: `file-${String(index)}`,
    content: sampleContent(index, size),
  }));

  it.each([1, 2, 3])('gives the bytes of one thread with %s', async (threads) => {
    const wanted = await archiveDigest(entries);
    expect(
      await withDeflateThreads((compressor) => archiveDigest(entries, compressor), { threads, startAfter: 0 }),
    ).toBe(wanted);
  });

  it('hands over what waits, before it has a thread and after', async () => {
    const content = sampleContent(1, 50_000);
    await withDeflateThreads(
      async (compressor) => {
        const deflate = (): Promise<Uint8Array> =>
          compressor.deflate({ content, window: new Uint8Array(), isLast: true });
        await compressor.handOver?.(1_000_000);
        const answers = Array.from({ length: 4 }, deflate);
        await compressor.handOver?.(1_000_000);
        for (const answer of answers) expect(Buffer.compare(await answer, deflateCanonically(content))).toBe(0);
      },
      { threads: 2, startAfter: 60_000 },
    );
  });

  it('deflates a segment, before it has a thread and after', async () => {
    const segment = { content: sampleContent(1, 50_000), window: new Uint8Array(), isLast: true };
    const wanted = deflateCanonically(segment.content);
    await withDeflateThreads(
      async (compressor) => {
        for (let at = 0; at < 4; at += 1) expect(Buffer.compare(await compressor.deflate(segment), wanted)).toBe(0);
      },
      { threads: 2, startAfter: 100_000 },
    );
  });

  it('starts its threads at once when much is to come', async () => {
    const segment = { content: sampleContent(1, 50_000), window: new Uint8Array(), isLast: true };
    await withDeflateThreads(
      async (compressor) => {
        compressor.expect?.(100_001);
        expect(Buffer.compare(await compressor.deflate(segment), deflateCanonically(segment.content))).toBe(0);
      },
      { threads: 2, startAfter: 100_000 },
    );
  });

  it('deflates even what comes after it was told that nothing does', async () => {
    const segment = { content: sampleContent(1, 50_000), window: new Uint8Array(), isLast: true };
    await withDeflateThreads(
      async (compressor) => {
        for (let at = 0; at < 3; at += 1) {
          expect(Buffer.compare(await compressor.deflate(segment), deflateCanonically(segment.content))).toBe(0);
          compressor.release?.();
        }
      },
      { threads: 2, startAfter: 0 },
    );
  });

  it('does not take the bytes that it is handed', async () => {
    const content = sampleContent(1, 50_000);
    const before = digestBytes(content);
    await withDeflateThreads(({ deflate }) => deflate({ content, window: content.subarray(0, 32_768), isLast: true }), {
      threads: 2,
      startAfter: 0,
    });
    expect(digestBytes(content)).toBe(before);
  });

  it('reads shared memory where it is, and gives the same bytes', async () => {
    const content = sampleContent(1, 3_000_000);
    const shared = new Uint8Array(new SharedArrayBuffer(content.length));
    shared.set(content);
    const wanted = await archiveDigest([{ path: 'a', content }]);
    const found = await withDeflateThreads(
      (compressor) => archiveDigest([{ path: 'a', content: shared }], compressor),
      { threads: 2, startAfter: 0 },
    );
    expect(found).toBe(wanted);
  });

  describe('with the content of a package file', () => {
    const contents = [sampleContent(3, 1_900_000), sampleContent(4, 300_000), randomBytes(40_000), Buffer.alloc(0)];
    const raw = (crc?: number): Uint8Array =>
      rawZip([
        { name: 'A.nuspec', content: NUSPEC },
        ...contents.map((content, at) => ({ name: `${String(at)}.bin`, content, method: 8 })),
        { name: 'stored.bin', content: sampleContent(5, 100_000), ...(crc === undefined ? {} : { crc32: crc }) },
      ]);

    it('gives the bytes of one thread, and the digests', async () => {
      await withPackage(raw(), async (pkg) => {
        const wanted = await archiveDigest(contentsOf(pkg));
        const digests = new Map<string, Digest>();
        const found = await withDeflateThreads((compressor) => archiveDigest(contentsOf(pkg, digests), compressor), {
          threads: 2,
          startAfter: 0,
        });
        expect(found).toBe(wanted);
        for (const [at, content] of contents.entries()) {
          expect(digests.get(`${String(at)}.bin`)).toBe(digestBytes(content));
        }
      });
    });

    it('says what is wrong with it', async () => {
      await withPackage(raw(7), async (pkg) => {
        const failing = withDeflateThreads((compressor) => archiveDigest(contentsOf(pkg), compressor), {
          threads: 2,
          startAfter: 0,
        });
        await expect(failing).rejects.toThrowCode('NUPKG_ENTRY_CRC_MISMATCH');
      });
    });
  });

  it('ends its threads when the work fails', async () => {
    const failing = withDeflateThreads(
      async (compressor) => {
        await archiveDigest(entries, compressor);
        throw new RangeError('stopped');
      },
      { threads: 2, startAfter: 0 },
    );
    await expect(failing).rejects.toThrow('stopped');
  });
});
