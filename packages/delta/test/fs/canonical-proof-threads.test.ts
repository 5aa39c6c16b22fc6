import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withCanonicalProof } from '../../src/fs/canonical-proof-threads.ts';
import { make, type MemoryPackage } from '../memory-packages.ts';
import { deflatedOtherwise } from '../odd-archives.ts';
import { noise } from '../sample-bytes.ts';

// Packed quickly: there is little to find in bytes of so many values.
const LARGE = { 'lib/a.bin': noise(5 * 2 ** 20, 1, 128), 'lib/b.bin': noise(4 * 2 ** 20, 2, 128) };

function answerFor({ bytes, pkg }: MemoryPackage, cores: number): Promise<boolean | undefined> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'a.nupkg');
    await writeFile(path, bytes);
    return withCanonicalProof(path, pkg.archive, cores, async (ask) => ask?.().finish());
  });
}

describe('withCanonicalProof', () => {
  it('says what a package is, with one thread or with several', async () => {
    const canonical = await make('1.0.0', LARGE);
    const other = await deflatedOtherwise(canonical);
    for (const cores of [2, 4]) {
      expect(await answerFor(canonical, cores)).toBe(true);
      expect(await answerFor(other, cores)).toBe(false);
    }
  });

  it('has no answer for a package that cannot be read', async () => {
    const { archive } = (await make('1.0.0', LARGE)).pkg;
    const finish = withCanonicalProof('there is no such file', archive, 2, async (ask) => ask?.().finish());
    expect(await finish).toBeUndefined();
  });

  it('starts nothing for a small package, or where there is one core', async () => {
    const { archive } = (await make('1.0.0', { 'a.txt': 'a' })).pkg;
    expect(await withCanonicalProof('a', archive, 2, async (ask) => ask === undefined)).toBe(true);
    expect(await answerFor(await make('1.0.0', LARGE), 1)).toBeUndefined();
  });
});
