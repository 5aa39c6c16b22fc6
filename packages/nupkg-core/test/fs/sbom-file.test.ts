import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { writeSbomFile } from '../../src/fs/index.ts';
import { formatSbom } from '../../src/index.ts';
import { flattenReport } from '../builders/flatten-report.ts';

describe('writeSbomFile', () => {
  it('writes what is formatted, and nothing else', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'bom.cdx.json');
      await writeSbomFile(path, flattenReport());
      expect(await readFile(path, 'utf8')).toBe(await formatSbom(flattenReport()));
      expect(await readdir(folder)).toEqual(['bom.cdx.json']);
    });
  });
});
