import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DEFLATE_WAYS, deflateLike, isDeflateWay } from '../../src/zip-form/deflate-like.ts';
import { noise } from '../sample-bytes.ts';

const TEXT = Buffer.from('public static int Main(string[] args) => 0; '.repeat(400));

describe('deflateLike', () => {
  it.each(DEFLATE_WAYS)('makes a stream that is read back, the same each time: %s', (way) => {
    for (const content of [TEXT, noise(5000, 1), new Uint8Array()]) {
      expect(Buffer.compare(inflateRawSync(deflateLike(way, content)), content)).toBe(0);
      expect(Buffer.compare(deflateLike(way, content), deflateLike(way, content))).toBe(0);
    }
  });

  it('deflates harder at higher levels', () => {
    expect(deflateLike('zlib-9-8', TEXT).length).toBeLessThan(deflateLike('zlib-1-8', TEXT).length);
    expect(deflateLike('zlib-6-8', TEXT).length).toBeLessThan(deflateRawSync(TEXT, { level: 0 }).length / 10);
  });
});

describe('isDeflateWay', () => {
  it.each([
    ['zlib-6-8', true],
    ['node-1-9', true],
    ['zlib-0-8', false],
    ['7z-6-8', false],
    ['store', false],
  ])('of %s is %s', (text, answer) => {
    expect(isDeflateWay(text)).toBe(answer);
  });
});
