import { readArchive } from '@nuspine/nupkg-core';
import { bytesSource } from '@nuspine/primitives';
import { rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { isInOrder, readSkeleton } from '../../src/zip-form/zip-skeleton.ts';

const ZIP = rawZip([
  { name: 'folder/' },
  { name: 'a.txt', content: 'content of a' },
  { name: 'b.txt', content: 'content of b' },
]);

describe('readSkeleton', () => {
  it('reads every byte that is no content, and where contents stood', async () => {
    const { bytes, places } = await readSkeleton(await readArchive(bytesSource(ZIP)));
    const text = Buffer.from(bytes).toString('latin1');
    expect(bytes).toHaveLength(ZIP.length - 24);
    expect(text).toContain('folder/');
    expect(text).not.toContain('content');
    expect(places.map((place) => text.slice(place - 5, place))).toEqual(['a.txt', 'b.txt']);
  });
});

describe('isInOrder', () => {
  it('compares the order of contents with that of the directory', async () => {
    const archive = await readArchive(bytesSource(ZIP));
    expect(isInOrder(archive)).toBe(true);
    expect(isInOrder({ ...archive, entries: archive.entries.toReversed() })).toBe(false);
  });
});
