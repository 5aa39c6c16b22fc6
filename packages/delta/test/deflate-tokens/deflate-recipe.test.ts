import fc from 'fast-check';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { followDeflateRecipe, formatDeflateRecipe } from '../../src/deflate-tokens/deflate-recipe.ts';
import { KNOWN_HABITS } from '../../src/deflate-tokens/predict-token.ts';
import { readDeflate } from '../../src/deflate-tokens/read-deflate.ts';
import { findEmbeddedSymbols } from '../../src/pe/embedded-symbols.ts';
import { localFile } from '../clr/local-assemblies.ts';

/** The size of the shortest recipe, each of which must give the stream again. */
function shortestRecipe(packed: Uint8Array, content: Uint8Array): number | undefined {
  const tokens = readDeflate(packed, content.length);
  if (tokens === undefined) return undefined;
  const sizes = KNOWN_HABITS.map((habits) => {
    const recipe = formatDeflateRecipe(content, tokens, habits);
    expect(Buffer.from(followDeflateRecipe(content, recipe, habits, packed.length))).toEqual(Buffer.from(packed));
    return recipe.length;
  });
  return Math.min(...sizes);
}

/** How many damaged recipes are followed. */
const DAMAGED = process.env['NUSPINE_DEEP'] === '1' ? 600 : 20;

/** Longer than the window of deflate. */
const TEXT = Buffer.from(
  Array.from({ length: 2500 }, (_, i) => `line ${String(i)} of ${String((i * i) % 97)}\n`).join(''),
);

describe('followDeflateRecipe', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('packs as zlib does at level %i', (level) => {
    const packed = deflateRawSync(TEXT, { level });
    expect(shortestRecipe(packed, TEXT)).toBeLessThan(packed.length * (level > 3 ? 0.5 : 1.2));
  });

  it.each([
    ['Dapper.2.1.86', 'lib/net461/Dapper.dll', 25],
    ['FluentValidation.11.11.0', 'lib/net8.0/FluentValidation.dll', 50],
  ])('says in a fraction how a compiler packed the symbols of %s', async (name, path, times) => {
    const file = await localFile(name, path);
    const place = findEmbeddedSymbols(file);
    const packed = file.subarray(place?.offset, (place?.offset ?? 0) + (place?.packedSize ?? 0));
    const content = inflateRawSync(packed);
    expect(content).toHaveLength(place?.size ?? 0);
    expect((shortestRecipe(packed, content) ?? Number.NaN) * times).toBeLessThan(packed.length);
  });

  it('packs anything again', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 600 }), fc.uint8Array({ max: 2, maxLength: 600 }));
    let again = 0;
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 9 }), (content, level) => {
        if (shortestRecipe(deflateRawSync(content, { level }), content) !== undefined) again += 1;
      }),
      { numRuns: 200, seed: 5 },
    );
    expect(again).toBe(200);
  });

  it('packs what was flushed again and again, with stored blocks between', () => {
    const parts = [TEXT.subarray(0, 300), TEXT.subarray(300, 305), TEXT.subarray(305)].map((part, index) =>
      deflateRawSync(part, { level: index === 1 ? 0 : 6, finishFlush: constants.Z_SYNC_FLUSH }),
    );
    const packed = Buffer.concat([...parts, Buffer.of(3, 0)]);
    expect(shortestRecipe(packed, TEXT)).toBeLessThan(packed.length);
  });

  it(
    `gives some bytes of the right number, or a coded error, for any of ${String(DAMAGED)} recipes`,
    { timeout: 900_000 },
    () => {
      const [habits] = KNOWN_HABITS;
      if (habits === undefined) return;
      const packed = deflateRawSync(TEXT);
      const tokens = readDeflate(packed, TEXT.length);
      const recipe = tokens === undefined ? new Uint8Array() : formatDeflateRecipe(TEXT, tokens, habits);
      fc.assert(
        fc.property(fc.nat({ max: recipe.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
          const damaged = Uint8Array.from(recipe);
          damaged[at] = value;
          try {
            expect(followDeflateRecipe(TEXT, damaged, habits, 500)).toHaveLength(500);
          } catch (error) {
            expect(error).toHaveProperty('code', expect.stringMatching(/^DELTA_CONTAINER_/));
          }
        }),
        { numRuns: DAMAGED, seed: 6 },
      );
      expect(() => followDeflateRecipe(TEXT, Uint8Array.of(1, 3), habits, 9)).toThrowCode('DELTA_CONTAINER_CORRUPT');
      const large = Uint8Array.of(1, 0, 0x80, 0x80, 0x04);
      expect(() => followDeflateRecipe(TEXT, large, habits, 9)).toThrowCode('DELTA_CONTAINER_CORRUPT');
      expect(() => followDeflateRecipe(TEXT, Uint8Array.of(3, 1, 5), habits, 9)).toThrowCode(
        'DELTA_CONTAINER_TRUNCATED',
      );
    },
  );
});
