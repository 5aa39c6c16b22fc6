import { describe, expect, it } from 'vitest';
import { bytesSource, digestBytes } from '@nuspine/primitives';
import { contributionContent, installKey, ownerOf, readContribution } from '../../src/flatten/contribution.ts';
import { type Package, readPackage } from '../../src/index.ts';
import { buildPackageBytes } from '../builders/package.ts';

/** The only file of a package. */
function fileOf(from: Package) {
  const [entry] = from.files;
  if (entry === undefined) throw new Error('package has no file');
  return { from, entry, target: entry.path };
}

describe('installKey', () => {
  it.each([
    ['lib/net8.0/A.dll', 'LIB/netstandard2.0/a.DLL'],
    ['lib/net8.0/de/A.dll', 'lib/net6.0/DE/A.dll'],
    ['content/a.txt', 'Content/A.txt'],
  ])('is the same for %s and %s', (a, b) => {
    expect(installKey(a)).toBe(installKey(b));
  });

  it.each([
    ['lib/net8.0/A.dll', 'lib/net8.0/de/A.dll'],
    ['content/net8.0/a.txt', 'content/net6.0/a.txt'],
  ])('differs for %s and %s', (a, b) => {
    expect(installKey(a)).not.toBe(installKey(b));
  });
});

describe('ownerOf', () => {
  it('names the package', async () => {
    const pkg = await readPackage(bytesSource(await buildPackageBytes({ id: 'A', version: '1.0', files: ['a.txt'] })));
    expect(ownerOf(fileOf(pkg))).toBe('A 1.0.0');
  });
});

describe('readContribution', () => {
  it('names package and entry of content that is damaged', async () => {
    const bytes = Buffer.from(await buildPackageBytes({ id: 'A', files: { 'a.txt': 'unpackable: xyz' } }));
    bytes.write('X', bytes.indexOf('xyz'));
    const file = fileOf(await readPackage(bytesSource(bytes)));
    await expect(readContribution(file)).rejects.toMatchObject({
      code: 'NUPKG_ENTRY_CRC_MISMATCH',
      message: expect.stringContaining('(entry a.txt)'),
      details: { path: 'A 1.0.0' },
    });
  });
});

describe('contributionContent', () => {
  it('tells the digest of what was read', async () => {
    const pkg = await readPackage(bytesSource(await buildPackageBytes({ id: 'A', files: { 'a.txt': 'text' } })));
    const digests: string[] = [];
    const { size, chunks } = contributionContent(fileOf(pkg), (digest) => digests.push(digest));
    const parts: Uint8Array[] = [];
    for await (const chunk of chunks()) parts.push(chunk);
    expect(Buffer.concat(parts).toString()).toBe('text');
    expect(size).toBe(4);
    expect(digests).toEqual([digestBytes(Buffer.from('text'))]);
  });

  it('names package and entry of content that is damaged', async () => {
    const bytes = Buffer.from(await buildPackageBytes({ id: 'A', files: { 'a.txt': 'unpackable: xyz' } }));
    bytes.write('X', bytes.indexOf('xyz'));
    const file = fileOf(await readPackage(bytesSource(bytes)));
    const read = async (): Promise<void> => {
      for await (const chunk of contributionContent(file, () => undefined).chunks()) expect(chunk).toBeDefined();
    };
    await expect(read()).rejects.toMatchObject({ code: 'NUPKG_ENTRY_CRC_MISMATCH', details: { path: 'A 1.0.0' } });
  });
});
