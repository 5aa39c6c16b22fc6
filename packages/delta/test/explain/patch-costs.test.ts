import { describe, expect, it } from 'vitest';
import { patchCosts } from '../../src/explain/patch-costs.ts';
import { packStream } from '../../src/nuspine/codec.ts';
import { PATCH_STREAMS, patchWriter } from '../../src/nuspine/patch-streams.ts';
import { seededRandom } from '../package-pairs.ts';

const random = seededRandom(5);
const REFERENCE = Uint8Array.from({ length: 4000 }, () => random(256));

describe('patchCosts', () => {
  it('puts literals and differences down to the pieces that they are in, and all bits to some piece', async () => {
    const writer = patchWriter();
    const target = Uint8Array.from(REFERENCE);
    for (let at = 1000; at < 2000; at += 10) target[at] = random(256);
    const more = Uint8Array.from({ length: 2000 }, () => random(256));
    writer.add(REFERENCE, Buffer.concat([target, more]), Int32Array.of(0, 0, 4000));
    writer.add(REFERENCE, target, Int32Array.of(0, 0, 4000));
    const streams = writer.streams();
    const packed = await Promise.all(PATCH_STREAMS.map((name) => packStream(streams[name], 9)));
    const costs = patchCosts(streams, packed);
    const [kept = 0, changed = 0, added = 0, ...none] = costs.next([1000, 3000, 2000, 0]);
    const [again = 0] = costs.next([4000]);
    expect(none).toEqual([0]);
    expect(kept).toBeLessThan(changed);
    expect(changed).toBeLessThan(added);
    expect(added).toBeGreaterThan(8 * 1990);
    const total = packed.reduce((sum, { length }) => sum + 8 * length, 0);
    expect(kept + changed + added + again).toBeCloseTo(total, 3);
  });
});
