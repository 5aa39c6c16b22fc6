import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { sampleContent, seededRandom } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { storedGzip } from '../../src/bundle/stored-gzip.ts';

async function* cut(bytes: Uint8Array, sizes: () => number): AsyncGenerator<Uint8Array> {
  for (let place = 0; place < bytes.length; ) {
    const size = 1 + sizes();
    yield bytes.subarray(place, place + size);
    place += size;
  }
}

async function gzipped(bytes: Uint8Array, sizes: () => number): Promise<Buffer> {
  return buffer(storedGzip(cut(bytes, sizes)));
}

describe('storedGzip', () => {
  it.each([0, 1, 65_534, 65_535, 65_536, 131_070, 200_000])(
    'gives back %i bytes, however they are cut',
    async (size) => {
      const bytes = sampleContent(size, 5);
      const random = seededRandom(size);
      const whole = await gzipped(bytes, () => 1_000_000);
      expect(gunzipSync(whole).equals(bytes)).toBe(true);
      expect((await gzipped(bytes, () => random(90_000))).equals(whole)).toBe(true);
    },
  );
});
