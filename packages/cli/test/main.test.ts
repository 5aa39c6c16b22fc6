import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { runGuide } from './guide.ts';

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

describe('docs/guides/channels.md', () => {
  it('takes a newcomer from an empty folder to a consumer that was moved forward', async () => {
    await withTemporaryFolder(async (folder) => {
      const lines = await runGuide('channels.md', folder);
      expect(lines.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
      expect(lines.length).toBeGreaterThan(10);
      expect(await readFile(join(folder, 'consumer/Directory.Packages.props'), 'utf8')).toContain('Version="1.1.0"');
      expect(await readFile(join(folder, 'versions/build-info/contoso/core/main/Latest.txt'), 'utf8')).toBe('1.0.0');
      expect(lines.at(-1)?.stdout).toContain('ok: contoso/core/main: 9 entries, 3 builds, 0 problems');
    });
  });
});

describe('docs/guides/report-site.md', () => {
  it('takes a newcomer from a matrix and a channel to pages that answer', async () => {
    await withTemporaryFolder(async (folder) => {
      const lines = await runGuide('report-site.md', folder);
      expect(lines.filter(({ exitCode }) => exitCode !== 0)).toEqual([]);
      expect(lines.find(({ line }) => line.includes('site build'))?.stdout).toContain('written: 4 pages');
      const page = await readFile(join(folder, 'site/compatibility.html'), 'utf8');
      for (const [, step = ''] of lines.at(-1)?.stdout.matchAll(/^\d +(.* to \S+) *$/gm) ?? [])
        expect(page).toContain(step);
      expect(lines.at(-1)?.stdout).toContain('platform 2.4.0 to 2.5.0');
    });
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
