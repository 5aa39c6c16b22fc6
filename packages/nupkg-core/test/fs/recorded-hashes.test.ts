import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { compareRecordedHashes } from '../../src/fs/recorded-hashes.ts';
import { formatNupkgMetadata } from '../../src/index.ts';

const [one, other] = [`${'A'.repeat(86)}==`, `${'B'.repeat(86)}==`];

describe('compareRecordedHashes', () => {
  it('finds nothing beside a package that NuGet did not unpack', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await compareRecordedHashes(join(folder, 'a.nupkg'), { sha512: one, contentHash: one })).toEqual([]);
    });
  });

  it('compares each hash with what it is about', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.nupkg');
      await writeFile(`${path}.sha512`, one);
      await writeFile(join(folder, '.nupkg.metadata'), formatNupkgMetadata({ contentHash: one }));
      expect(await compareRecordedHashes(path, { sha512: one, contentHash: other })).toEqual([
        { file: 'a.nupkg.sha512', hash: 'sha512', matches: true },
        { file: '.nupkg.metadata', hash: 'contentHash', matches: false },
      ]);
    });
  });

  it('refuses a note that NuGet does not write', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, '.nupkg.metadata'), '{}');
      const compared = compareRecordedHashes(join(folder, 'a.nupkg'), { sha512: one, contentHash: one });
      await expect(compared).rejects.toThrowCode('NUPKG_METADATA_INVALID');
    });
  });
});
