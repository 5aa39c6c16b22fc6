import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline restore', () => {
  it('runs nothing on a layout with errors, and names what is missing', async () => {
    await withRepository(async (root) => {
      await run(['offline', 'init', '--root', root]);
      await rm(join(root, 'local-nugets/App.1.0.0.nupkg'));
      const { exitCode, stdout } = await run([
        'offline',
        'restore',
        '--root',
        root,
        '--',
        process.execPath,
        '--version',
      ]);
      expect(exitCode).toBe(1);
      expect(stdout).toContain('error  binary-missing  local-nugets/App.1.0.0.nupkg\n');
      expect(stdout).toContain('not ok: the command was not run');
    });
  });
});
