import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { findOnPath } from '../src/find-on-path.ts';

describe('findOnPath', () => {
  it('finds an executable and nothing else', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'tool'), '');
      await chmod(join(folder, 'tool'), 0o755);
      expect(await findOnPath('tool', folder)).toBe(join(folder, 'tool'));
      expect(await findOnPath('missing', folder)).toBeUndefined();
    });
  });
});
