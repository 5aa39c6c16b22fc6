import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readEntry } from '@nuspine/nupkg-core';
import { rawZip } from '@nuspine/testkit';
import { describeForm, packSimply } from '../../src/nuspine/describe-form.ts';
import { deflateLike } from '../../src/zip-form/deflate-like.ts';
import { make, type MemoryPackage, open } from '../memory-packages.ts';
import { packedAgain } from '../odd-archives.ts';

const TEXT = Array.from({ length: 900 }, (_, i) => `line ${String(i)} of ${String((i * i) % 97)}, `).join('');
const PATH = 'lib/a.txt';
const before = await make('1.0.0', { [PATH]: TEXT });
const after = await make('1.1.0', { [PATH]: TEXT, 'lib/b.txt': `${TEXT}!` });

async function howsOf(target: MemoryPackage, isSame = false): Promise<string[]> {
  const peers = target.pkg.archive.entries.map(({ path }) => {
    const index = before.pkg.archive.entries.findIndex((entry) => entry.path === path);
    return index < 0 ? undefined : { index, isSame: isSame && path === PATH };
  });
  const form = await describeForm(before.pkg, target.pkg, peers);
  return target.pkg.archive.entries.flatMap(({ path }, index) =>
    path.startsWith('lib/') ? [form?.packings[index]?.how ?? 'unknown'] : [],
  );
}

describe('describeForm', () => {
  it('copies what the base has packed', async () => {
    expect(await howsOf(after, true)).toEqual(['copied', 'canonical']);
  });

  it('knows zlib by its level, and says all else by recipes', async () => {
    const zlib = deflateLike('zlib-9-9', Buffer.from(TEXT));
    expect(await howsOf(await packedAgain(after, { [PATH]: zlib }))).toEqual(['zlib', 'stored']);
    const runs = deflateRawSync(TEXT, { strategy: 3 });
    expect(await howsOf(await packedAgain(after, { [PATH]: runs }))).toEqual(['recipe', 'stored']);
  });

  it('leaves alone what does not stand in the order of the directory', async () => {
    const { archive } = after.pkg;
    const turned = { ...after.pkg, archive: { ...archive, entries: archive.entries.toReversed() } };
    expect(await describeForm(before.pkg, turned, [])).toBeUndefined();
  });

  it('computes nothing of an archive with more records than the usual', async () => {
    const entries = [];
    for (const entry of after.pkg.archive.entries) {
      entries.push({ name: entry.path, content: await readEntry(after.pkg.archive, entry) });
    }
    const target = await open(rawZip(entries, { comment: Buffer.from('x') }));
    expect((await describeForm(before.pkg, target.pkg, []))?.computed).toBe('numbers and names');
    const encoded = await open(rawZip(entries.map((entry) => ({ ...entry, name: entry.name.replace('b.', '%62.') }))));
    expect((await describeForm(before.pkg, encoded.pkg, []))?.computed).toBe('numbers');
  });
});

describe('packSimply', () => {
  it('packs what needs no more than the content', () => {
    const content = Buffer.from(TEXT);
    expect(packSimply({ how: 'stored' }, content)).toBe(content);
    expect(packSimply({ how: 'copied' }, content)).toBeUndefined();
  });
});
