import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { CHANNEL_LIMITS } from '../../src/index.ts';
import { readDocument, readEvidenceFiles, readRootFile } from '../../src/fs/index.ts';
import { passed } from '../channel-builder.ts';

describe('readDocument', () => {
  it('refuses a file that is not there, or above the limit before it is read', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'large.json');
      await writeFile(path, '');
      await truncate(path, CHANNEL_LIMITS.entryBytes + 1);
      await expect(readDocument(path)).rejects.toThrowCode('CHANNEL_LIMIT_EXCEEDED');
      for (const other of [join(folder, 'none.json'), folder]) {
        const error = { code: 'SOURCE_READ_FAILED', details: { path: other } };
        await expect(readDocument(other)).rejects.toMatchObject(error);
      }
    });
  });
});

describe('readRootFile', () => {
  it('names a file that is no root', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'root.json');
      await writeFile(path, '{}');
      await expect(readRootFile(path)).rejects.toMatchObject({ code: 'TRUST_METADATA_INVALID', details: { path } });
    });
  });
});

describe('readEvidenceFiles', () => {
  it('reads the results of every file', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = ['tests', 'perf'].map((gate) => join(folder, `${gate}.json`));
      for (const path of paths) await writeFile(path, JSON.stringify([passed('tests')]));
      expect(await readEvidenceFiles(paths)).toHaveLength(2);
    });
  });
});
