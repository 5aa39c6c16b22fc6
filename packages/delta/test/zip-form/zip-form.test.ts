import { readArchive, readEntry } from '@nuspine/nupkg-core';
import { bytesSink, bytesSource } from '@nuspine/primitives';
import { extraField, type RawEntry, rawZip } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { deflateLike } from '../../src/zip-form/deflate-like.ts';
import { describeZip, type ZipForm, zipFormWriter } from '../../src/zip-form/zip-form.ts';

const TEXT = 'what an application says, again and again '.repeat(100);

/** An entry as another program writes it: deflated with stock zlib at a level, with a time and an extra field. */
function foreign(name: string, content: string, level: 1 | 6 | 9): RawEntry {
  const data = deflateLike(`zlib-${level}-8`, Buffer.from(content));
  return { name, content, method: 8, data, date: 0x5a21, time: 0x6000, extra: extraField(0x9999, Buffer.from('x')) };
}

async function rebuild(zip: Uint8Array, form: ZipForm): Promise<Uint8Array> {
  const archive = await readArchive(bytesSource(zip));
  const sink = bytesSink();
  const writer = zipFormWriter(form, zip.length, sink);
  for (const entry of archive.entries) await writer.write(await readEntry(archive, entry));
  await writer.end();
  return sink.bytes();
}

describe('describeZip', () => {
  it.each([1, 6, 9] as const)('says how another program wrote an archive, level %i, to the byte', async (level) => {
    const entries = [
      foreign('a.txt', TEXT, level),
      { name: 'b.txt', content: 'stored' },
      foreign('c/d.dll', `${TEXT}!`, level),
    ];
    const zip = rawZip(entries, { comment: Buffer.from('a comment') });
    const form = await describeZip(await readArchive(bytesSource(zip)));
    if (form === undefined) throw new Error('nobody knows how this was deflated');
    expect(Buffer.compare(await rebuild(zip, form), zip)).toBe(0);
    expect(form.packed.map(({ how }) => how === 'store')).toEqual([false, true, false]);
    expect(form.skeleton.length).toBeLessThan(zip.length);
  });

  it('gives up on a deflate that nobody here knows', async () => {
    // One stored block inside a deflate stream.
    const block = Buffer.concat([Buffer.from([1, 5, 0, 0xfa, 0xff]), Buffer.from('hello')]);
    const zip = rawZip([{ name: 'a.txt', content: 'hello', method: 8, data: block }]);
    expect(await describeZip(await readArchive(bytesSource(zip)))).toBeUndefined();
  });
});

describe('zipFormWriter', () => {
  const skeleton = { skeleton: '', packed: [{ offset: 0, how: 'store' }] };

  it.each<[string, ZipForm]>([
    ['no skeleton', { ...skeleton, skeleton: 'AAAA' }],
    ['an unknown way', { skeleton: 'AwA=', packed: [{ offset: 0, how: 'zip-6' }] }],
    ['content beyond the skeleton', { skeleton: 'AwA=', packed: [{ offset: 5, how: 'store' }] }],
    ['too few entries', { skeleton: 'AwA=', packed: [] }],
  ])('throws DELTA_RECIPE_INVALID for %s', async (_what, form) => {
    const write = async (): Promise<void> => {
      await zipFormWriter(form, 100, bytesSink()).write(Buffer.from('content'));
    };
    await expect(write()).rejects.toThrowCode('DELTA_RECIPE_INVALID');
  });
});
