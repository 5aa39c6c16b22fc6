import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { largerSize } from '../../src/fs/larger-size.ts';

describe('largerSize', () => {
  it('is that of the larger file, wherever it stands', async () => {
    await withTemporaryFolder(async (folder) => {
      const [small, large] = [join(folder, 'small'), join(folder, 'large')];
      await writeFile(small, 'a');
      await writeFile(large, 'abc');
      expect([largerSize(small, large), largerSize(large, small)]).toEqual([3, 3]);
      expect(largerSize(small, join(folder, 'none'))).toBe(1);
    });
  });
});
