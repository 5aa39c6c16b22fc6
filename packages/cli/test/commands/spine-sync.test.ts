import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { writeSpine } from '../sample-spine.ts';

describe('spine sync', () => {
  it('writes the version, says where, and leaves nothing to find', async () => {
    await withTemporaryFolder(async (folder) => {
      const spine = await writeSpine(folder);
      const { exitCode, stdout } = await run(['spine', 'sync', '--spine', spine]);
      expect(exitCode).toBe(0);
      expect(stdout).toBe('wrote  Directory.Build.props\nok: version 2.0.0, 1 artifacts checked, 0 findings\n');
      expect(await readFile(join(folder, 'Directory.Build.props'), 'utf8')).toContain('<Version>2.0.0</Version>');
      expect((await run(['spine', 'check', '--spine', spine])).exitCode).toBe(0);
    });
  });
});
