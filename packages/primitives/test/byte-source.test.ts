import { describe, expect, it } from 'vitest';
import { bytesSource, requireRange, sliceSource, sourceChunks } from '../src/index.ts';

const source = bytesSource(Uint8Array.from([0, 1, 2, 3, 4, 5, 6, 7]));

describe('bytesSource', () => {
  it('reads exactly what is asked for', async () => {
    expect([...(await source.read(2, 3))]).toEqual([2, 3, 4]);
  });

  it.each([
    [7, 2],
    [-1, 1],
    [0, -1],
    [0.5, 1],
    [Number.MAX_SAFE_INTEGER, 1],
  ])('refuses offset %s, length %s', async (offset, length) => {
    await expect(source.read(offset, length)).rejects.toThrowCode('SOURCE_OUT_OF_RANGE');
  });
});

describe('sliceSource', () => {
  it('reads relative to its start and not beyond its end', async () => {
    const slice = sliceSource(source, 2, 4);
    expect([...(await slice.read(1, 3))]).toEqual([3, 4, 5]);
    await expect(slice.read(1, 4)).rejects.toThrowCode('SOURCE_OUT_OF_RANGE');
  });

  it('knows where in a file it stands, if the whole does', () => {
    expect(sliceSource(source, 2, 4).file).toBeUndefined();
    const filed = { ...source, file: { descriptor: 7, offset: 100 } };
    expect(sliceSource(sliceSource(filed, 2, 4), 1, 1).file).toEqual({ descriptor: 7, offset: 103 });
  });
});

describe('sourceChunks', () => {
  it('yields every byte once, in order', async () => {
    const sizes: number[] = [];
    for await (const chunk of sourceChunks(source, 3)) sizes.push(chunk.length);
    expect(sizes).toEqual([3, 3, 2]);
  });
});

describe('requireRange', () => {
  it('accepts the empty range at the end', () => {
    expect(() => {
      requireRange(8, 8, 0);
    }).not.toThrow();
  });
});
