import { deflateCanonically, readEntry, type SegmentCompressor, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink, type Digest, digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { canonicalForm, canonicalProof } from '../src/canonical-form.ts';
import { make, open } from './memory-packages.ts';

const stampOf = (bytes: Uint8Array): { readonly size: number; readonly digest: Digest } => ({
  size: bytes.length,
  digest: digestBytes(bytes),
});

describe('canonicalForm', () => {
  it('is the stamp of a canonical package itself', async () => {
    const { bytes, pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    expect(await canonicalForm(pkg.archive, stampOf(bytes))).toEqual({
      size: bytes.length,
      digest: digestBytes(bytes),
      modified: '1980-01-01T00:00:00',
    });
  });

  it('is the same whoever deflates', async () => {
    const { bytes, pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const compressor: SegmentCompressor = {
      sideBySide: 3,
      deflate: async ({ content }) => deflateCanonically(content),
    };
    expect(await canonicalForm(pkg.archive, stampOf(bytes), compressor)).toEqual(
      await canonicalForm(pkg.archive, stampOf(bytes)),
    );
  });

  it('keeps the time of the entries', async () => {
    const { pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const sink = bytesSink();
    const entries = await Promise.all(
      pkg.archive.entries.map(async (entry) => ({ path: entry.path, content: await readEntry(pkg.archive, entry) })),
    );
    await writeArchive(entries, sink, { modified: new Date('2024-05-06T07:08:10Z') });
    expect(await canonicalForm((await open(sink.bytes())).pkg.archive, stampOf(sink.bytes()))).toMatchObject({
      digest: digestBytes(sink.bytes()),
      modified: '2024-05-06T07:08:10',
    });
  });

  it('is that of a canonical package with the same files for one that is not', async () => {
    const { bytes, pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const commented = Buffer.concat([bytes.subarray(0, -2), Buffer.from([1, 0, 0x21])]);
    const found = await canonicalForm((await open(commented)).pkg.archive, stampOf(commented));
    expect(found).toEqual(await canonicalForm(pkg.archive, stampOf(bytes)));
  });
});

describe('canonicalProof', () => {
  it('fails by what is packed in another way, and looks at nothing after that', async () => {
    const { pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const [first] = pkg.archive.entries;
    if (first === undefined) throw new Error('package is empty');
    const proof = await canonicalProof(pkg.archive);
    expect(proof.stillHolds()).toBe(true);
    await proof.add(first, await readEntry(pkg.archive, first));
    expect(proof.stillHolds()).toBe(true);
    await proof.add(first, Buffer.from('something else that is long enough to be deflated, deflated, deflated'));
    expect(proof.stillHolds()).toBe(false);
  });
});
