import { describe, expect, it } from 'vitest';
import { isAlike } from '../../src/nuspine/is-alike.ts';
import { findCertificates } from '../../src/pe/certificate-table.ts';
import { optionsAssemblies } from '../clr/local-assemblies.ts';
import { changed, noise } from '../sample-bytes.ts';

const FILE = noise(64_000, 1);

describe('isAlike', () => {
  it('is true where few bytes have changed and none has moved', () => {
    expect(isAlike(changed(FILE, 500, 2), FILE)).toBe(true);
    expect(isAlike(changed(FILE, 3000, 2), FILE)).toBe(false);
    expect(isAlike(Buffer.concat([Buffer.from('a'), FILE.subarray(1), Buffer.from('b')]), FILE)).toBe(false);
    expect(isAlike(Buffer.concat([Buffer.from('a'), FILE.subarray(0, -1)]), FILE)).toBe(false);
  });

  it('does not look at signatures', async () => {
    const { base } = await optionsAssemblies();
    const start = findCertificates(base)?.offset ?? 0;
    const signedAnew = Uint8Array.from(base).fill(7, start);
    expect(base.length - start).toBeGreaterThan(base.length / 16);
    expect(isAlike(signedAnew, base)).toBe(true);
    expect(isAlike(signedAnew.subarray(0, -1), base)).toBe(false);
  });

  it('counts changes in every part of a long file', () => {
    const spread = (every: number): Uint8Array =>
      Uint8Array.from(FILE, (byte, at) => (at % every === 0 ? byte ^ 1 : byte));
    expect(isAlike(spread(72), FILE)).toBe(true);
    expect(isAlike(spread(56), FILE)).toBe(false);
    // In one part, and to its last word.
    expect(isAlike(Uint8Array.from(FILE).fill(7, 60_100), FILE)).toBe(true);
    expect(isAlike(Uint8Array.from(FILE).fill(7, 59_900), FILE)).toBe(false);
  });

  it('compares files of no length', () => {
    expect(isAlike(new Uint8Array(), new Uint8Array())).toBe(true);
  });
});
