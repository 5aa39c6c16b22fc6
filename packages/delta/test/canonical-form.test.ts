import { deflateCanonically, readEntry, type SegmentCompressor, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink, digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { canonicalForm } from '../src/canonical-form.ts';
import { make, open } from './memory-packages.ts';

describe('canonicalForm', () => {
  it('is the stamp of a canonical package itself', async () => {
    const { bytes, pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    expect(await canonicalForm(pkg.archive)).toEqual({
      size: bytes.length,
      digest: digestBytes(bytes),
      modified: '1980-01-01T00:00:00',
    });
  });

  it('is the same whoever deflates', async () => {
    const { pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const compressor: SegmentCompressor = {
      sideBySide: 3,
      deflate: async ({ content }) => deflateCanonically(content),
    };
    expect(await canonicalForm(pkg.archive, compressor)).toEqual(await canonicalForm(pkg.archive));
  });

  it('keeps the time of the entries', async () => {
    const { pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const sink = bytesSink();
    const entries = await Promise.all(
      pkg.archive.entries.map(async (entry) => ({ path: entry.path, content: await readEntry(pkg.archive, entry) })),
    );
    await writeArchive(entries, sink, { modified: new Date('2024-05-06T07:08:10Z') });
    expect(await canonicalForm((await open(sink.bytes())).pkg.archive)).toMatchObject({
      digest: digestBytes(sink.bytes()),
      modified: '2024-05-06T07:08:10',
    });
  });
});
