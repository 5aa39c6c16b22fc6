import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflateWhole, inflateWholeAside } from '../../src/archive/inflate-whole.ts';

const text = Buffer.from('inflated '.repeat(500));
const packed = deflateRawSync(text);

describe('inflateWhole', () => {
  it('gives the content, and says how much of the input it took', () => {
    const { bytes, taken } = inflateWhole(Buffer.concat([packed, Buffer.from('more')]), text.length);
    expect(Buffer.compare(bytes, text)).toBe(0);
    expect(taken).toBe(packed.length);
  });

  it('gives less where there is less', () => {
    expect(inflateWhole(packed, text.length + 100).bytes).toHaveLength(text.length);
  });

  it('throws what zlib says of content that is longer by more than a byte, or broken', () => {
    expect(() => inflateWhole(packed, text.length - 2)).toThrowCode('ERR_BUFFER_TOO_LARGE');
    expect(() => inflateWhole(Buffer.of(7, 7, 7), 10)).toThrowCode('Z_DATA_ERROR');
  });
});

describe('inflateWholeAside', () => {
  it('gives and throws what inflateWhole does', async () => {
    expect(await inflateWholeAside(packed, text.length)).toEqual(inflateWhole(packed, text.length));
    await expect(inflateWholeAside(packed, text.length - 2)).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
    await expect(inflateWholeAside(Buffer.of(7, 7, 7), 10)).rejects.toMatchObject({ code: 'Z_DATA_ERROR' });
  });
});
