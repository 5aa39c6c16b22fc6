import { bytesSink, bytesSource } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { findNuspecEntry, isRootNuspec, readArchive, writeArchive } from '../../src/index.ts';

async function entries(...paths: string[]) {
  const sink = bytesSink();
  await writeArchive(
    paths.map((path) => ({ path, content: Buffer.from(path) })),
    sink,
  );
  return (await readArchive(bytesSource(sink.bytes()))).entries;
}

describe('findNuspecEntry', () => {
  it('finds the one at the root, whatever its name and case', async () => {
    expect(findNuspecEntry(await entries('lib/a.nuspec', 'Other.NUSPEC')).path).toBe('Other.NUSPEC');
  });

  it('refuses a package with none', async () => {
    const found = await entries('lib/a.nuspec');
    expect(() => findNuspecEntry(found)).toThrowCode('NUPKG_NUSPEC_MISSING');
  });

  it('refuses a package with two', async () => {
    const found = await entries('a.nuspec', 'b.nuspec');
    expect(() => findNuspecEntry(found)).toThrowCode('NUPKG_NUSPEC_DUPLICATE');
  });
});

describe('isRootNuspec', () => {
  it('looks at the root only', () => {
    expect(isRootNuspec('a/b.nuspec')).toBe(false);
  });
});
