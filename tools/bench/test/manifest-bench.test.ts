import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { writeSparseLayout } from '../src/manifest-bench.ts';

describe('writeSparseLayout', () => {
  it('writes files of one size that begin as programs do and differ', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeSparseLayout(folder, { files: 3, bytes: 1000, changed: 0 });
      const files = await Promise.all(
        [0, 1, 2].map((n) => readFile(join(folder, `vendor/d${String(n)}/f${String(n)}.bin`))),
      );
      expect(files.map(({ length }) => length)).toEqual([1000, 1000, 1000]);
      expect(new Set(files.map((bytes) => bytes.toString('hex'))).size).toBe(3);
      expect(files.every((bytes) => bytes.toString('latin1', 1, 4) === 'ELF')).toBe(true);
    });
  });
});
