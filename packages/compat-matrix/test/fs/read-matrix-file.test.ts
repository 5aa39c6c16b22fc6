import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readMatrixFile } from '../../src/fs/index.ts';

describe('readMatrixFile', () => {
  it('reads a matrix', async () => {
    const { bundles } = await readMatrixFile(fileURLToPath(new URL('../fixtures/published.toml', import.meta.url)));
    expect(bundles).toHaveLength(2);
  });

  it('names the file with the line and column of an error', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'my.toml');
      await writeFile(path, '\n  a = ');
      await expect(readMatrixFile(path)).rejects.toMatchObject({
        code: 'MATRIX_TOML_INVALID',
        details: { path: expect.stringMatching(/my\.toml:2:\d+$/) },
      });
    });
  });
});
