import { deflateCanonically, readEntry, type SegmentCompressor, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink, digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { canonicalProof, isCanonical, ownForm, rewrittenForm } from '../src/canonical-form.ts';
import { make, open } from './memory-packages.ts';

describe('isCanonical', () => {
  it('is true of a canonical package, whoever deflates', async () => {
    const { pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const compressor: SegmentCompressor = {
      sideBySide: 3,
      deflate: async ({ content }) => deflateCanonically(content),
    };
    expect(await isCanonical(pkg.archive)).toBe(true);
    expect(await isCanonical(pkg.archive, compressor)).toBe(true);
  });

  it('is false of one with a comment', async () => {
    const { bytes } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const commented = Buffer.concat([bytes.subarray(0, -2), Buffer.from([1, 0, 0x21])]);
    expect(await isCanonical((await open(commented)).pkg.archive)).toBe(false);
  });
});

describe('ownForm', () => {
  it('keeps the time of the entries', async () => {
    const { pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const sink = bytesSink();
    const entries = await Promise.all(
      pkg.archive.entries.map(async (entry) => ({ path: entry.path, content: await readEntry(pkg.archive, entry) })),
    );
    await writeArchive(entries, sink, { modified: new Date('2024-05-06T07:08:10Z') });
    const stamp = { size: sink.bytes().length, digest: digestBytes(sink.bytes()) };
    const form = ownForm((await open(sink.bytes())).pkg.archive, stamp);
    expect(form).toEqual({ ...stamp, modified: '2024-05-06T07:08:10' });
  });
});

describe('rewrittenForm', () => {
  it('is that of the canonical package with the same files', async () => {
    const { bytes, pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const commented = Buffer.concat([bytes.subarray(0, -2), Buffer.from([1, 0, 0x21])]);
    const found = await rewrittenForm((await open(commented)).pkg.archive);
    expect(found).toEqual(ownForm(pkg.archive, { size: bytes.length, digest: digestBytes(bytes) }));
  });
});

describe('canonicalProof', () => {
  it('fails by what is packed in another way, and looks at nothing after that', async () => {
    const { pkg } = await make('1.0.0', { 'lib/net8.0/a.dll': 'a' });
    const [first] = pkg.archive.entries;
    if (first === undefined) throw new Error('package is empty');
    const proof = await canonicalProof(pkg.archive);
    expect(proof.stillHolds()).toBe(true);
    const content = await readEntry(pkg.archive, first);
    expect(await proof.add(first, content)).toBe(true);
    expect(proof.stillHolds()).toBe(true);
    const other = Buffer.from('something else that is long enough to be deflated, deflated, deflated');
    expect(await proof.add(first, other)).toBe(false);
    expect(proof.stillHolds()).toBe(false);
    expect(await proof.add(first, content)).toBe(false);
  });
});
