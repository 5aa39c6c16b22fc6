import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { writeSpine } from '../sample-spine.ts';

describe('spine check', () => {
  it('answers no with the place of every difference', async () => {
    await withTemporaryFolder(async (folder) => {
      const spine = await writeSpine(folder);
      const { exitCode, stdout } = await run(['spine', 'check', '--spine', spine]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^Directory\.Build\.props:1:34 +version-differs +Version +1\.0\.0 +2\.0\.0 +run nuspine/m);
      expect(stdout).toMatch(/^not ok: version 2\.0\.0, 1 artifacts checked, 1 findings$/m);
    });
  });

  it('refuses a file that does not say what shares the version', async () => {
    await withTemporaryFolder(async (folder) => {
      const spine = join(folder, 'spine.toml');
      await writeFile(spine, 'source = 1\n');
      const { exitCode, stdout } = await run(['spine', 'check', '--spine', spine, '--json']);
      expect(exitCode).toBe(3);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'SPINE_FILE_INVALID', details: { path: spine } } });
    });
  });
});
