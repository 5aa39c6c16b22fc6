import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { writeSarif } from '../../src/fs/sarif-file.ts';

describe('writeSarif', () => {
  it('writes a file where one is named', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeSarif(undefined, []);
      await writeSarif(join(folder, 'a.sarif'), []);
      expect(await readdir(folder)).toEqual(['a.sarif']);
    });
  });
});
