import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { writeLayout } from '../src/manifest-bench.ts';

describe('writeLayout', () => {
  it('writes files of one size that begin as programs do, differ, and are full to their end', async () => {
    await withTemporaryFolder(async (folder) => {
      writeLayout(folder, { files: 3, bytes: 1000 });
      const files = await Promise.all(
        [0, 1, 2].map((n) => readFile(join(folder, `vendor/d${String(n)}/f${String(n)}.bin`))),
      );
      expect(files.map(({ length }) => length)).toEqual([1000, 1000, 1000]);
      expect(files.every((bytes) => bytes.at(-1) !== 0)).toBe(true);
      expect(new Set(files.map((bytes) => bytes.toString('hex'))).size).toBe(3);
      expect(files.every((bytes) => bytes.toString('latin1', 1, 4) === 'ELF')).toBe(true);
    });
  });
});
