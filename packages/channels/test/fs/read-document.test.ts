import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { CHANNEL_LIMITS } from '../../src/index.ts';
import { readDocument, readEvidenceFiles } from '../../src/fs/index.ts';
import { passed } from '../channel-builder.ts';

describe('readDocument', () => {
  it('refuses a file that is not there, or above the limit before it is read', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'large.json');
      await writeFile(path, '');
      await truncate(path, CHANNEL_LIMITS.entryBytes + 1);
      await expect(readDocument(path)).rejects.toThrowCode('CHANNEL_LIMIT_EXCEEDED');
      await expect(readDocument(join(folder, 'none.json'))).rejects.toThrowCode('SOURCE_READ_FAILED');
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
