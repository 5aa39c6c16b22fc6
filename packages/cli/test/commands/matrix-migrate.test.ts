import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const TEXT =
  '# Ours\n\n[compatibility.a] # it\n"1.0.0" = { b = "^2.0" }\n# All that\n[bundles.x-1.0]\na = "1.0.0"\nb = "1.0.0"\n';

describe('matrix migrate', () => {
  it('rewrites the file in place and says what is still wrong', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'm.toml');
      await writeFile(path, TEXT);
      const printed = await run(['matrix', 'migrate', '--matrix', path]);
      const { exitCode, stdout } = await run(['matrix', 'migrate', '--matrix', path, '--out', path]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^\S+m\.toml:11:1 {2}L002 {2}bundle x-1\.0 breaks its own rows/);
      expect(await readFile(path, 'utf8')).toBe(printed.stdout);
      expect(printed.stdout).toMatch(
        /^# Ours\nformat = 2\n[^]*\[compatibility.a\] # it\n[^]*# All that\n\[bundles."x-1.0"\]/,
      );
    });
  });
});
