import { describe, expect, it } from 'vitest';
import { zstdEngine } from '../../src/engine/zstd-engine.ts';
import { applyZstd } from '../../src/zstd/apply-zstd.ts';
import { readFrameHeader } from '../../src/zstd/frame-header.ts';
import { changed, noise } from '../sample-bytes.ts';

const BASE = noise(300_000, 1);
const TARGET = changed(BASE, 400, 2);

describe('zstdEngine', () => {
  it('writes one frame with its size and a checksum, in the window that Velopack allows', async () => {
    const patch = await zstdEngine().diff(BASE, TARGET);
    expect(readFrameHeader(patch)).toMatchObject({ contentSize: TARGET.length, hasChecksum: true });
    expect(readFrameHeader(patch).windowSize).toBeLessThanOrEqual(2 ** 19);
    expect(Buffer.compare(applyZstd(BASE, patch), TARGET)).toBe(0);
    expect(Buffer.from(patch).lastIndexOf(Buffer.from(patch.subarray(0, 4)))).toBe(0);
  });

  it('gives an empty file a frame of its own', async () => {
    const patch = await zstdEngine().diff(BASE, new Uint8Array());
    expect(readFrameHeader(patch)).toMatchObject({ contentSize: 0 });
    expect(applyZstd(BASE, patch)).toHaveLength(0);
  });

  it('takes the quick way where next to nothing changed, unless it is to try hardest', async () => {
    const target = Uint8Array.from(BASE);
    target.set([1, 2, 3, 4], 200_000);
    const quick = await zstdEngine().diff(BASE, target);
    const best = await zstdEngine({ effort: 'best' }).diff(BASE, target);
    expect(best.length).toBeLessThanOrEqual(quick.length);
    expect(quick.length).toBeLessThan(100);
    expect(Buffer.compare(applyZstd(BASE, quick), target)).toBe(0);
  });

  it('leaves the quick way where much changed behind a start that is the same', async () => {
    const target = Uint8Array.from(BASE);
    target.set(noise(100_000, 7), 200_000);
    const patch = await zstdEngine().diff(BASE, target);
    expect(patch.length).toBeLessThan(101_000);
    expect(Buffer.compare(applyZstd(BASE, patch), target)).toBe(0);
  });

  it('finds everything in a base that its tables have to be told of', async () => {
    expect((await zstdEngine().diff(BASE, BASE)).length).toBeLessThan(100);
  });

  it('is never larger when it tries hardest', async () => {
    const usual = await zstdEngine().diff(BASE, TARGET);
    const best = await zstdEngine({ effort: 'best' }).diff(BASE, TARGET);
    expect(best.length).toBeLessThanOrEqual(usual.length);
    expect(Buffer.compare(applyZstd(BASE, best), TARGET)).toBe(0);
  });

  it('gives the same patch alone and side by side', async () => {
    const engine = zstdEngine({ threads: 2, memory: 1 });
    const [one, two] = await Promise.all([engine.diff(BASE, TARGET), engine.diff(BASE, TARGET)]);
    expect(one).toEqual(two);
  });
});
