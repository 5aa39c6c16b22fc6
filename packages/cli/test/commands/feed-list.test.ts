import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

describe('feed list', () => {
  it('lists what the index has, oldest first', async () => {
    await withTemporaryFolder(async (folder) => {
      const sha1 = 'A'.repeat(40);
      await writeFile(join(folder, 'RELEASES'), `${sha1} App-1.1.0-full.nupkg 20\n${sha1} App-1.0.0-full.nupkg 10`);
      const { exitCode, stdout } = await run(['feed', 'list', folder]);
      expect(exitCode).toBe(0);
      expect(stdout.split('\n').map((line) => line.split(/ +/)[0])).toEqual(['version', '1.0.0', '1.1.0', '']);
    });
  });

  it('refuses a folder without an index', async () => {
    await withTemporaryFolder(async (folder) => {
      const { exitCode, stderr } = await run(['feed', 'list', folder]);
      expect(exitCode).toBe(3);
      expect(stderr).toContain(join(folder, 'RELEASES'));
    });
  });
});
