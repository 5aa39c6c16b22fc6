import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { byteCosts } from '../../src/brotli/byte-costs.ts';
import { seededRandom } from '../package-pairs.ts';

function pack(content: Uint8Array, quality: number, window = 24): Uint8Array {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN } = constants;
  return brotliCompressSync(content, { params: { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_LGWIN]: window } });
}

const random = seededRandom(31);
const WORDS = 'the of and time government Information example that this with http:// Content-Type , 2014 '.split(' ');
const CONTENTS: Record<string, Uint8Array> = {
  nothing: new Uint8Array(),
  'one byte': Buffer.from('x'),
  'bytes at random': Uint8Array.from({ length: 70_000 }, () => random(256)),
  'words of the dictionary': Buffer.from(Array.from({ length: 3000 }, () => WORDS[random(WORDS.length)]).join(' ')),
  'words in every form': Buffer.from(
    WORDS.map((word) => `${word.toUpperCase()}="${word}" ${word}ing, ${word}.`).join('\n'),
  ),
  'numbers in rows': Uint8Array.from({ length: 60_000 }, (_, at) => (at % 8 === 0 ? random(9) : at % 8)),
  'one long run': new Uint8Array(300_000).fill(7),
  'parts of many kinds': Buffer.concat(
    Array.from({ length: 40 }, (_, part) =>
      Uint8Array.from({ length: 4000 }, (__, at) =>
        part % 3 === 0 ? random(256) : part % 3 === 1 ? random(4) : at >> 4,
      ),
    ),
  ),
};

describe('byteCosts', () => {
  it.each(Object.entries(CONTENTS))('spends on %s every bit that there is', (_, content) => {
    for (const [quality, window] of [
      [1, 24],
      [5, 16],
      [9, 10],
      [11, 24],
      [11, 18],
    ] as const) {
      const packed = pack(content, quality, window);
      const bits = byteCosts(packed, content).between(0, content.length);
      expect(bits).toBeCloseTo(content.length === 0 ? 0 : 8 * packed.length, 4);
    }
  });

  it('spends more on what is new than on what was there before', () => {
    const part = Uint8Array.from({ length: 5000 }, () => random(256));
    const content = Buffer.concat([part, part]);
    const costs = byteCosts(pack(content, 11), content);
    expect(costs.between(0, 5000)).toBeGreaterThan(8 * 4990);
    expect(costs.between(5000, 10_000)).toBeLessThan(200);
  });

  it('refuses a stream that ends too early', () => {
    const content = Buffer.from('some content that is here '.repeat(9));
    expect(() => byteCosts(pack(content, 11).subarray(0, -4), content)).toThrowCode('DELTA_CONTAINER_CORRUPT');
  });
});
