import { readdirSync } from 'node:fs';
import { bytesSink, bytesSource, formatPackageIdentity } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { describe, expect, it } from 'vitest';
import { contentHash, type NewEntry, packageEntries, readEntry, readPackage, writeArchive } from '../../src/index.ts';

const nuspec = Buffer.from('<package><metadata><id>A</id><version>1.0</version></metadata></package>');

async function packageOf(...files: NewEntry[]) {
  const sink = bytesSink();
  await writeArchive(packageEntries({ nuspecPath: 'A.nuspec', nuspec, files }), sink);
  return bytesSource(sink.bytes());
}

describe('readPackage', () => {
  it('tells payload from container parts', async () => {
    const pkg = await readPackage(await packageOf({ path: 'lib/a.dll', content: Buffer.from('a') }));
    expect(formatPackageIdentity(pkg.identity)).toBe('A 1.0.0');
    expect(pkg.files.map(({ path }) => path)).toEqual(['lib/a.dll']);
    expect(pkg.isSigned).toBe(false);
  });

  it('sees a signature', async () => {
    const pkg = await readPackage(await packageOf({ path: '.signature.p7s', content: Buffer.from('s') }));
    expect(pkg.isSigned).toBe(true);
    expect(pkg.files).toEqual([]);
  });

  it('refuses a nuspec above the limit', async () => {
    await expect(readPackage(await packageOf(), { maxNuspecSize: 10 })).rejects.toThrowCode('NUPKG_LIMIT_EXCEEDED');
  });

  // Made by tools/fixtures, one for each code.
  const rejects = new URL('../fixtures/reject/', import.meta.url);
  it.each(readdirSync(rejects))('refuses %s', async (name) => {
    const readAll = withFileSource(new URL(name, rejects).pathname, async (source) => {
      const { archive } = await readPackage(source);
      for (const entry of archive.entries) await readEntry(archive, entry);
      return await contentHash(source);
    });
    await expect(readAll).rejects.toThrowCode(name.replace('.nupkg', ''));
  });
});
