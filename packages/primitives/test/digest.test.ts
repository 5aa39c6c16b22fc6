import { describe, expect, it } from 'vitest';
import { bytesSource, digestBytes, digestSource, isDigest, parseDigest } from '../src/index.ts';

// FIPS 180-2, appendix B.1: the digest of "abc".
const ABC = 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('digestBytes', () => {
  it('is the SHA-256 of the bytes', () => {
    expect(digestBytes(Buffer.from('abc'))).toBe(ABC);
  });
});

describe('digestSource', () => {
  it('equals the digest of the same bytes in memory', async () => {
    expect(await digestSource(bytesSource(Buffer.from('abc')))).toBe(ABC);
  });
});

describe('parseDigest', () => {
  it('accepts its own form', () => {
    expect(parseDigest(ABC)).toBe(ABC);
    expect(isDigest(ABC)).toBe(true);
  });

  it.each(['', 'abc', ABC.toUpperCase(), `${ABC}0`, ABC.replace('256', '512')])('refuses %j', (text) => {
    expect(() => parseDigest(text)).toThrowCode('DIGEST_INVALID');
  });
});
