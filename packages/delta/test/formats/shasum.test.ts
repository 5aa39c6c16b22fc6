import { describe, expect, it } from 'vitest';
import { formatShasum, parseShasum, sha1Of } from '../../src/formats/shasum.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const SHA = 'A9993E364706816ABA3E25717850C26C9CD0D89D';

describe('sha1Of', () => {
  // FIPS 180, appendix A.1.
  it('is the SHA-1 in upper case', () => {
    expect(sha1Of(bytes('abc'))).toBe(SHA);
  });
});

describe('formatShasum', () => {
  it('writes a byte order mark, the hash, the name and the size', () => {
    expect(Buffer.from(formatShasum('a.dll', bytes('abc'))).toString()).toBe(`\ufeff${SHA} a.dll.shasum 3`);
  });

  it('escapes what would make the line unreadable for Squirrel', () => {
    expect(Buffer.from(formatShasum('a #1%.dll', bytes('abc'))).toString()).toBe(
      `\ufeff${SHA} a%20%231%25.dll.shasum 3`,
    );
  });

  it.each(['a.dll', 'a b#.dll', 'ü.dll'])('is read back for %s', (fileName) => {
    expect(parseShasum(formatShasum(fileName, bytes('abc')), fileName)).toEqual({ sha1: SHA, size: 3 });
  });
});

describe('parseShasum', () => {
  it('takes an empty entry for a file without a hash', () => {
    expect(parseShasum(bytes(''), 'a.shasum')).toBeUndefined();
  });

  it.each([`${SHA} a.dll.shasum 3`, `\ufeff${SHA.toLowerCase()} a b # c.shasum 3`, `${SHA} a.dll.shasum 3\r\n`])(
    'reads %j',
    (text) => {
      expect(parseShasum(bytes(text), 'a.shasum')).toEqual({ sha1: SHA, size: 3 });
    },
  );

  it.each(['x', SHA, `${SHA} 3`, `${SHA} a.dll.shasum x`, `${SHA} a.dll.shasum 99999999999999999999`])(
    'refuses %j',
    (text) => {
      expect(() => parseShasum(bytes(text), 'a.shasum')).toThrowCode('DELTA_SHASUM_INVALID');
    },
  );

  it('refuses an entry that is far too long for a line', () => {
    expect(() => parseShasum(bytes(' '.repeat(5000)), 'a.shasum')).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});
