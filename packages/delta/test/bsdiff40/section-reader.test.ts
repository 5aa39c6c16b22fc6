import { describe, expect, it } from 'vitest';
import {
  closeSection,
  readSection,
  requireSectionEnd,
  sectionReader,
  takeSome,
} from '../../src/bsdiff40/section-reader.ts';
import { bzip2Compress } from '../../src/bzip2/compress.ts';
import { noise } from '../sample-bytes.ts';

const BYTES = noise(100_000, 3);
const PACKED = bzip2Compress(BYTES);

describe('takeSome', () => {
  it('takes what is there, in order and never more than asked', () => {
    const section = sectionReader('difference', PACKED);
    const taken: Uint8Array[] = [];
    for (let left = BYTES.length; left > 0; ) {
      const count = takeSome(section, Math.min(left, 777));
      expect(count).toBeLessThanOrEqual(777);
      taken.push(section.ahead.slice(section.next - count, section.next));
      left -= count;
    }
    expect(Buffer.compare(Buffer.concat(taken), BYTES)).toBe(0);
    expect(() => takeSome(section, 1)).toThrowCode('DELTA_PATCH_TRUNCATED');
  });

  it('has nothing in a section that was left out', () => {
    expect(() => takeSome(sectionReader('extra', new Uint8Array()), 1)).toThrowCode('DELTA_PATCH_TRUNCATED');
  });
});

describe('readSection', () => {
  it('fills a part of its room, however long', () => {
    const into = new Uint8Array(BYTES.length + 2);
    readSection(sectionReader('extra', PACKED), into, 1, BYTES.length);
    expect(Buffer.compare(into, Buffer.concat([Buffer.of(0), BYTES, Buffer.of(0)]))).toBe(0);
  });
});

describe('requireSectionEnd', () => {
  it('refuses bytes that nothing asked for', () => {
    const section = sectionReader('control', PACKED);
    readSection(section, new Uint8Array(99_999), 0, 99_999);
    expect(() => {
      requireSectionEnd(section);
    }).toThrowCode('DELTA_PATCH_CORRUPT');
    takeSome(section, 1);
    expect(() => {
      requireSectionEnd(section);
    }).not.toThrow();
  });
});

describe('closeSection', () => {
  it('lets another stream be read with the same memory', () => {
    const section = sectionReader('difference', PACKED);
    takeSome(section, 10);
    closeSection(section);
    const into = new Uint8Array(BYTES.length);
    readSection(sectionReader('difference', PACKED), into, 0, into.length);
    expect(Buffer.compare(into, BYTES)).toBe(0);
  });
});
