import { withTemporaryFolder } from '@nuspine/testkit';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffFiles } from '../../src/fs/index.ts';
import { applyBsdiff40 } from '../../src/index.ts';
import { changed, noise } from '../sample-bytes.ts';

const BASE = noise(3000, 1);
const TARGET = changed(BASE, 50, 2).subarray(0, 2900);

describe('diffFiles', () => {
  it('writes a patch that rebuilds the target, and says how large everything is', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = { base: join(folder, 'base'), target: join(folder, 'target'), out: join(folder, 'patch') };
      await writeFile(paths.base, BASE);
      await writeFile(paths.target, TARGET);
      const report = await diffFiles(paths);
      const patch = await readFile(paths.out);
      expect(report).toEqual({ engine: 'portable', baseSize: 3000, targetSize: 2900, patchSize: patch.length });
      expect(Buffer.compare(applyBsdiff40(BASE, patch), TARGET)).toBe(0);
    });
  });

  it('leaves nothing if a file is missing', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = { base: join(folder, 'base'), target: join(folder, 'none'), out: join(folder, 'patch') };
      await writeFile(paths.base, BASE);
      await expect(diffFiles(paths)).rejects.toThrowCode('SOURCE_READ_FAILED');
      expect(await readdir(folder)).toEqual(['base']);
    });
  });
  it('does not write over what it reads', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = { base: join(folder, 'base'), target: join(folder, 'target') };
      await writeFile(paths.base, BASE);
      await writeFile(paths.target, TARGET);
      for (const out of [paths.base, paths.target])
        await expect(diffFiles({ ...paths, out })).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
      expect(Buffer.compare(await readFile(paths.base), BASE)).toBe(0);
    });
  });
});
