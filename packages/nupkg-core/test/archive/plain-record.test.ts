import { rawZip } from '@nuspine/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directoryBytes, parseCentralRecord } from '../../src/archive/central-record.ts';
import { isPlainRecord } from '../../src/archive/plain-record.ts';
import { DEFAULT_ARCHIVE_LIMITS } from '../../src/limits.ts';

type RawEntry = Parameters<typeof rawZip>[0][number];

/** The one record of an archive, and where its name ends. */
function recordOf(entry: RawEntry): { readonly record: Buffer; readonly nameEnd: number } {
  const zip = Buffer.from(rawZip([entry]));
  const at = zip.lastIndexOf(Buffer.from('PK\u0001\u0002'));
  const record = zip.subarray(at, zip.length - 22);
  return { record, nameEnd: 46 + record.readUInt16LE(28) };
}

function isPlain(entry: RawEntry, limits = DEFAULT_ARCHIVE_LIMITS): boolean {
  const { record, nameEnd } = recordOf(entry);
  return isPlainRecord(directoryBytes(record), 0, nameEnd, limits);
}

const one = { name: 'lib/net8.0/App.Core.dll', content: 'content', attributes: 0 };

describe('isPlainRecord', () => {
  it.each<[string, RawEntry]>([
    ['stored content', one],
    ['deflated content', { ...one, method: 8 }],
    ['sizes after the content', { ...one, flags: 8 }],
    ['a name that has a device in it', { ...one, name: 'icon/falcon.dll' }],
    ['no folder', { ...one, name: 'README' }],
    ['the types of all parts', { ...one, name: '[Content_Types].xml' }],
    ['a name that begins with a dot', { ...one, name: '_rels/.rels' }],
  ])('is true of %s', (_case, entry) => {
    expect(isPlain(entry)).toBe(true);
  });

  it.each<[string, RawEntry]>([
    ['encryption', { ...one, flags: 1 }],
    ['another method', { ...one, method: 12 }],
    ['an extra field', { ...one, extra: Buffer.of(1, 0, 0, 0) }],
    ['another disk', { ...one, disk: 1 }],
    ['attributes', { ...one, attributes: 0o120000 * 65536 }],
    ['a stored size that is not its own', { ...one, size: 8 }],
    ['more than deflate can say', { ...one, method: 8, size: 99_999 }],
    ['a deferred size', { ...one, method: 8, size: 0xffffffff }],
    ['a deferred offset', { ...one, headerOffset: 0xffffffff }],
    ['a folder', { ...one, name: 'lib/' }],
    ['no name', { ...one, name: '' }],
    ['a name above', { ...one, name: '../a' }],
    ['a name in another encoding', { ...one, name: 'é.dll' }],
    ['an escape', { ...one, name: 'a%2fb' }],
    ['a device', { ...one, name: 'lib/Con.txt' }],
    ['a name that ends in a dot', { ...one, name: 'lib./a' }],
    ['an empty name', { ...one, name: 'lib//a' }],
    ['a long name', { ...one, name: 'a'.repeat(256) }],
  ])('is false of %s', (_case, entry) => {
    expect(isPlain(entry)).toBe(false);
  });

  it('is false beyond the limits', () => {
    expect(isPlain(one, { ...DEFAULT_ARCHIVE_LIMITS, maxEntrySize: 6 })).toBe(false);
    expect(isPlain(one, { ...DEFAULT_ARCHIVE_LIMITS, maxDepth: 2 })).toBe(false);
    expect(isPlain({ ...one, method: 8 }, { ...DEFAULT_ARCHIVE_LIMITS, ratioFloor: 6 })).toBe(false);
  });

  it('is true of no record that would be refused', () => {
    const part = fc.constantFrom(
      'a',
      'B1',
      'con',
      'LPT1',
      'nul',
      'com',
      '.',
      '..',
      '/',
      '//',
      ' ',
      '-',
      '+',
      '_',
      '[',
      '].',
      '/.',
      '%2e',
      '\\',
      ':',
      'é',
      '\0',
    );
    const name = fc
      .array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom('a', 'B1', '/') }, part), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join(''));
    const field = (...values: number[]): fc.Arbitrary<number | undefined> =>
      fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, fc.constantFrom(...values));
    const fields = fc.record({
      name,
      flags: field(0, 1, 6, 8, 0x20, 0x40, 0x800, 0x2000),
      method: field(0, 8, 9),
      size: field(0, 7, 1032, 0xffffffff),
      attributes: field(0, 0x10, 0x20, 0x40, 0o120777 * 65536),
      disk: field(0, 1),
    });
    let plain = 0;
    fc.assert(
      fc.property(fields, (found) => {
        const present = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
        const { record, nameEnd } = recordOf({ content: 'content', ...present, name: found.name });
        if (!isPlainRecord(directoryBytes(record), 0, nameEnd, DEFAULT_ARCHIVE_LIMITS)) return;
        plain += 1;
        expect(parseCentralRecord(directoryBytes(record), 0, 0)?.name).toEqual({ path: found.name, kind: 'file' });
      }),
      { seed: 1, numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(200);
  });
});
