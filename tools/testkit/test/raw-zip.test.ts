import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extraField, rawZip, zip64End } from '../src/index.ts';

describe('rawZip', () => {
  it('writes true headers when nothing else is asked for', () => {
    const zip = Buffer.from(rawZip([{ name: 'a.txt', content: 'aaaaaaaaaa', method: 8 }]));
    expect(zip.readUInt32LE(0)).toBe(0x04034b50);
    expect(zip.readUInt32LE(14)).toBe(crc32('aaaaaaaaaa'));
    expect(zip.toString('utf8', 30, 35)).toBe('a.txt');
    const compressedSize = zip.readUInt32LE(18);
    expect(inflateRawSync(zip.subarray(35, 35 + compressedSize)).toString()).toBe('aaaaaaaaaa');
    const end = zip.subarray(-22);
    expect(end.readUInt16LE(10)).toBe(1);
    expect(zip.readUInt32LE(end.readUInt32LE(16))).toBe(0x02014b50);
  });

  it('lies in one header only when asked to', () => {
    const zip = Buffer.from(rawZip([{ name: 'a', content: 'x', local: { size: 7 } }]));
    expect(zip.readUInt32LE(22)).toBe(7);
    expect(zip.readUInt32LE(zip.readUInt32LE(zip.length - 6) + 24)).toBe(1);
  });
});

describe('zip64End', () => {
  it('points at itself from the locator', () => {
    const bytes = Buffer.from(zip64End(3)({ offset: 100, size: 50 }));
    expect(bytes.readUInt32LE(0)).toBe(0x06064b50);
    expect(Number(bytes.readBigUInt64LE(64))).toBe(150);
  });
});

describe('extraField', () => {
  it('says its length', () => {
    expect([...extraField(0x7075, Uint8Array.of(9))]).toEqual([0x75, 0x70, 1, 0, 9]);
  });
});
