import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readArtifact } from '../../src/fs/index.ts';

describe('readArtifact', () => {
  it.each([
    ['My.App-1.0.0-full.nupkg', { packageId: 'My.App', kind: 'full' }],
    ['My.App-1.0.0-delta.nupkg', { packageId: 'My.App', kind: 'delta' }],
    ['My.App-2.0.0-full.nupkg', undefined],
    ['My.App.1.0.0.nupkg', undefined],
    ['notes.md', undefined],
  ])('takes %s for %j', async (name, release) => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, name), 'abc');
      const artifact = await readArtifact(join(folder, name), { version: '1.0.0', baseUrl: 'https://x.test/' });
      expect(artifact).toEqual({
        name,
        size: 3,
        digest: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
        sha1: 'A9993E364706816ABA3E25717850C26C9CD0D89D',
        baseUrl: 'https://x.test/',
        ...(release === undefined ? {} : { release }),
      });
    });
  });

  it('refuses a file that is not there', async () => {
    await expect(readArtifact('nowhere.nupkg', { version: '1.0.0' })).rejects.toThrowCode('SOURCE_READ_FAILED');
  });
});
