import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('matrix path', () => {
  it('gives the upgrades in the order of the components', async () => {
    const { exitCode, stdout } = await run(['matrix', 'path', 'lts-3.1', 'stable-3.2', '--matrix', MATRIX]);
    expect(exitCode).toBe(0);
    expect(stdout.split('\n').slice(1, 4)).toEqual([
      '1  platform 2.4.0 to 2.5.0',
      '2  core 3.1.0 to 3.2.0',
      '2 upgrades, 0 risks accepted',
    ]);
  });

  it('names what blocks', async () => {
    const { exitCode, stdout } = await run(['matrix', 'path', 'lts-3.1', 'core@3.2.0', '--matrix', MATRIX]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      'set: core@3.2.0 with platform@2.4.0: core@3.2.0 asks for platform ^2.5 (line 6), which 2.4.0 is not',
    );
  });

  it('goes by the day', async () => {
    const line = ['matrix', 'path', 'lts-3.1', 'stable-3.2', '--now', '2025-08-15', '--matrix', MATRIX];
    const { exitCode, stdout } = await run(line);
    expect([exitCode, stdout]).toEqual([1, expect.stringContaining('date: core@3.2.0 is released on 2025-09-01')]);
  });

  it('finds a way in a graph', async () => {
    await withTemporaryFolder(async (folder) => {
      const graph = join(folder, 'graph.json');
      await writeFile(graph, '{"nodes":[{"version":"4.6.0"},{"version":"4.7.0"}],"edges":[[0,1]]}');
      const { exitCode, stdout } = await run(['matrix', 'path', '4.6.0', '4.7.0', '--graph', graph]);
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('release 4.6.0 to 4.7.0')]);
    });
  });
});
