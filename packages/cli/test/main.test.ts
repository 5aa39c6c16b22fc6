import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

describe('nuspine', () => {
  it('exits with the code of the command', () => {
    const { status, stdout, stderr } = nuspine(['no-such-command']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('error CLI_USAGE');
  });

  it('writes the whole of its help into a pipe, in any folder', async () => {
    const { status, stdout } = await withTemporaryFolder(async (folder) => nuspine(['--help'], folder));
    expect(status).toBe(0);
    expect(stdout).toContain('nuspine <command> --help\n');
  });
});

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function nuspine(argv: readonly string[], cwd?: string): Ended {
  return spawnSync(process.execPath, ['--conditions=@nuspine/source', MAIN, ...argv], { encoding: 'utf8', cwd });
}
