import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesSource } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { requireInstalledContent } from '../../src/fs/installed-content.ts';
import { contentHash } from '../../src/index.ts';
import { buildPackageBytes } from '../builders/package.ts';

const BYTES = await buildPackageBytes({ id: 'A' });
const HASH = await contentHash(bytesSource(BYTES));

/** Compares a package beside which this is written down. */
async function compareWith(metadata: string | undefined): Promise<void> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'a.1.0.0.nupkg');
    await writeFile(path, BYTES);
    if (metadata !== undefined) await writeFile(join(folder, '.nupkg.metadata'), metadata);
    await requireInstalledContent(path);
  });
}

describe('requireInstalledContent', () => {
  it.each([
    ['nothing', undefined],
    ['its hash', JSON.stringify({ version: 2, contentHash: HASH, source: 'feed' })],
  ])('takes a package with %s beside it', async (_, metadata) => {
    await expect(compareWith(metadata)).resolves.toBeUndefined();
  });

  it('refuses another package than was installed', async () => {
    const other = await contentHash(bytesSource(await buildPackageBytes({ id: 'B' })));
    await expect(compareWith(JSON.stringify({ version: 2, contentHash: other }))).rejects.toThrowCode(
      'FEED_CONTENT_CHANGED',
    );
  });

  it('refuses a record that says nothing', async () => {
    await expect(compareWith('{"version":2}')).rejects.toThrowCode('NUPKG_METADATA_INVALID');
  });
});
