import { readFile } from 'node:fs/promises';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { writeSpine } from '../sample-spine.ts';

describe('spine render', () => {
  it('finds that the document is not current, writes it, and leaves it then', async () => {
    await withTemporaryFolder(async (folder) => {
      const spine = ['--spine', await writeSpine(folder)];
      const check = await run(['spine', 'render', '--check', ...spine]);
      expect(check).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/^INSTALL\.md {2}is not current/) });
      expect((await run(['spine', 'render', ...spine])).stdout).toBe(
        'INSTALL.md  written\nok: version 2.0.0, 1 channels\n',
      );
      expect(await readFile(`${folder}/INSTALL.md`, 'utf8')).toContain('`npx @acme/app@2.0.0`');
      expect((await run(['spine', 'render', '--check', ...spine])).exitCode).toBe(0);
    });
  });
});
