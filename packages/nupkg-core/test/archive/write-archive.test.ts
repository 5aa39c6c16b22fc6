import { bytesSink, bytesSource, digestBytes } from '@nuspine/primitives';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type NewEntry,
  readArchive,
  readEntry,
  type SegmentCompressor,
  writeArchive,
  type WriteArchiveOptions,
} from '../../src/index.ts';

async function write(entries: readonly NewEntry[], options?: WriteArchiveOptions): Promise<Uint8Array> {
  const sink = bytesSink();
  await writeArchive(entries, sink, options);
  return sink.bytes();
}

async function readBack(bytes: Uint8Array): Promise<[string, string][]> {
  const archive = await readArchive(bytesSource(bytes));
  return await Promise.all(
    archive.entries.map(
      async (entry): Promise<[string, string]> => [
        entry.path,
        Buffer.from(await readEntry(archive, entry)).toString('hex'),
      ],
    ),
  );
}

const content = Buffer.from('content '.repeat(40));

describe('writeArchive', () => {
  it('fixes every byte', async () => {
    const entries = [
      { path: 'b.txt', content },
      { path: 'a/é.txt', content: bytesSource(Buffer.from('é')) },
      { path: 'a/b%20c', content: Buffer.alloc(0) },
    ];
    const bytes = await write(entries);
    expect(digestBytes(bytes)).toBe('sha256:3c83e915686a02feab8fdd454c11c4f5c41c1209696e4b80ba4e73c8a46fd3a7');
    expect(digestBytes(await write(entries, { modified: new Date('2024-02-29T23:58:57Z') }))).toBe(
      'sha256:b67b5e8252e45f41ec1859e73cab0e7cfd2bd669ee08297a65087b0317bfcd70',
    );
  });

  it('writes nothing that differs between systems', async () => {
    const bytes = Buffer.from(await write([{ path: 'a', content: Buffer.from('x') }]));
    // Local header, name and content; central record and name; end record.
    expect(bytes.toString('hex')).toBe(
      [
        '504b0304 1400 0000 0000 0000 2100 8316dc8c 01000000 01000000 0100 0000 61 78',
        '504b0102 1400 1400 0000 0000 0000 2100 8316dc8c 01000000 01000000 0100 0000 0000 0000 0000 00000000 00000000 61',
        '504b0506 0000 0000 0100 0100 2f000000 20000000 0000',
      ]
        .join('')
        .replaceAll(' ', ''),
    );
  });

  it('keeps the order it is given and reads back as it was', async () => {
    const path = fc.stringMatching(/^[a-zé%0-9 +#-]{1,12}x$/);
    const entries = fc.uniqueArray(fc.record({ path, content: fc.uint8Array({ maxLength: 200 }) }), {
      selector: (entry) => entry.path.normalize('NFC').toUpperCase(),
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(entries, async (some) => {
        const wanted = some.map((entry) => [entry.path, Buffer.from(entry.content).toString('hex')]);
        expect(await readBack(await write(some))).toEqual(wanted);
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it('takes entries from an async iterable', async () => {
    async function* entries(): AsyncGenerator<NewEntry> {
      yield { path: 'a', content };
    }
    const sink = bytesSink();
    await writeArchive(entries(), sink);
    expect(Buffer.from(sink.bytes()).equals(await write([{ path: 'a', content }]))).toBe(true);
  });

  it('writes an empty archive', async () => {
    expect(await readBack(await write([]))).toEqual([]);
  });

  it.each([
    ['NUPKG_ENTRY_NAME_UNSAFE', ['../a']],
    ['NUPKG_ENTRY_NAME_UNSAFE', ['a/']],
    ['NUPKG_ENTRY_DUPLICATE', ['a', 'a']],
    ['NUPKG_ENTRY_COLLISION', ['a', 'A']],
    ['NUPKG_ENTRY_FOLDER_CLASH', ['a', 'a/b']],
  ])('refuses as %s: %j', async (code, paths) => {
    await expect(write(paths.map((path) => ({ path, content })))).rejects.toThrowCode(code);
  });

  it.each([
    [12, 2],
    [4, 7],
    // Who packed it may have been much better at it.
    [0.001, 10],
  ])(
    'packs ahead what comes to as much as there is room for: of 12 MiB that were %s MiB before, %s',
    async (packed, most) => {
      const size = 12 * 2 ** 20;
      const filed = {
        method: 'deflate',
        size,
        compressedSize: packed * 2 ** 20,
        crc32: 7,
        descriptor: -1,
        offset: 0,
      } as const;
      const unread = (): never => {
        throw new RangeError('was read');
      };
      let begun = 0;
      const compressor: SegmentCompressor = {
        sideBySide: 2,
        deflate: unread,
        repack: async () => {
          begun += 1;
          // Long enough for all others to begin.
          await new Promise((resolve) => setTimeout(resolve, 10));
          if (begun > most) throw new RangeError(`${String(begun)} were begun`);
          begun -= 1;
          return { deflated: [Buffer.from('x')], crc32: 7 };
        },
      };
      const entries = Array.from({ length: 20 }, (_, at) => ({
        path: String(at),
        content: { size, filed, chunks: unread },
      }));
      await expect(write(entries, { compressor })).resolves.toBeDefined();
    },
  );

  it('refuses a name that is too long for its field', async () => {
    const path = `${`${'字'.repeat(80)}/`.repeat(400)}x`;
    await expect(write([{ path, content }])).rejects.toThrowCode('NUPKG_LIMIT_EXCEEDED');
  });

  it('refuses content that needs ZIP64 before reading it', async () => {
    const huge = { size: 2 ** 32, read: () => Promise.reject(new Error('was read')) };
    await expect(write([{ path: 'a', content: huge }])).rejects.toThrowCode('NUPKG_LIMIT_EXCEEDED');
  });
});
