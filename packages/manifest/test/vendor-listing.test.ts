import { describe, expect, it } from 'vitest';
import { DEFAULT_OFFLINE_CONFIG } from '../src/offline-config.ts';
import { formatDocument } from '../src/read-document.ts';
import { listedEntry, readVendorListing } from '../src/vendor-listing.ts';

const entry = (path: string, more: object = {}): object => ({
  path,
  size: 7,
  digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
  kind: 'elf',
  owner: 'vendor',
  origin: 'o',
  version: '1',
  consumer: 'c',
  ...more,
});

const read = (...files: readonly object[]): ReturnType<typeof readVendorListing> =>
  readVendorListing(formatDocument({ formatVersion: 1, files }), DEFAULT_OFFLINE_CONFIG);

describe('readVendorListing', () => {
  it('keeps whole the entries of which there is something to say', () => {
    const listing = read(entry('src/a'), entry('vendor/a'), entry('vendor/b', { version: ' ' }));
    expect(listing?.paths).toEqual(['src/a', 'vendor/a', 'vendor/b']);
    expect([...(listing?.remarkable.keys() ?? [])]).toEqual(['src/a', 'vendor/b']);
  });

  it.each([
    ['out of order', [entry('vendor/b'), entry('vendor/a')]],
    ['with an entry twice', [entry('vendor/a'), entry('vendor/a')]],
    ['with entries that are one without case', [entry('vendor/A'), entry('vendor/a')]],
    ['with an entry that breaks the schema', [entry('vendor/a', { size: -1 })]],
    ['with an entry of another digest', [entry('vendor/a', { digest: 'sha256:12' })]],
    ['with a note that is no text', [entry('vendor/a', { note: 1 })]],
  ])('leaves a manifest %s to others', (_, files) => {
    expect(read(...files)).toBeUndefined();
  });
});

describe('listedEntry', () => {
  it('gives back what can be compared with a file', () => {
    const listing = read(entry('vendor/a'), entry('vendor/b', { version: '', size: 8 }));
    if (listing === undefined) throw new Error('listing was not read');
    expect(listedEntry(listing, 0)).toMatchObject(entry('vendor/a', { origin: '-', version: '-', consumer: '-' }));
    expect(listedEntry(listing, 1)).toEqual(entry('vendor/b', { version: '', size: 8 }));
  });
});
