import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { withTemporaryFolder } from '@nuspine/primitives/fs';
import { describe, expect, it, vi } from 'vitest';
import { runWatched, type WatchedCommand, type WatchedRun } from '../../src/fs/evidence.ts';

function watch(options: Partial<WatchedCommand>): Promise<WatchedRun> {
  return withTemporaryFolder((folder) =>
    runWatched({
      command: [process.execPath, '--eval', "fetch('https://a.example.test').catch(() => '')"],
      cwd: '.',
      environment: process.env,
      nuGetConfig: 'NuGet.config',
      folder,
      forward: false,
      ...options,
    }),
  );
}

const EVIDENCE = new URL('../../src/fs/evidence.ts', import.meta.url).href;

/** Variables without which there is no program that makes namespaces. */
const BARE = { PATH: '/nowhere' };

describe('runWatched', () => {
  it.each(['proxy', undefined] as const)('sees who asks for what, by its layer: %s', async (layer) => {
    const run = await watch(layer === undefined ? {} : { layer });
    expect(run).toMatchObject({ exitCode: 0, evidence: run.noJail === undefined ? (layer ?? 'net-jail') : 'proxy' });
    expect(run.contacts).toContainEqual(
      expect.objectContaining({ host: 'a.example.test', port: 443, protocol: 'tcp' }),
    );
  });

  it.each(['proxy', undefined] as const)(
    'ends the command when this process is stopped, by its layer: %s',
    async (layer) => {
      await withTemporaryFolder(async (folder) => {
        const note = join(folder, 'pid');
        const command = `require('node:fs').writeFileSync(${JSON.stringify(note)}, String(process.pid)); setInterval(() => '', 1000)`;
        const options = {
          command: [process.execPath, '--eval', command],
          cwd: folder,
          environment: process.env,
          nuGetConfig: 'NuGet.config',
          folder,
          forward: false,
          layer,
        };
        const script = `
        import { existsSync, readFileSync } from 'node:fs';
        import { runWatched } from ${JSON.stringify(EVIDENCE)};
        void runWatched(${JSON.stringify(options)});
        const isNoted = () => existsSync(${JSON.stringify(note)}) && readFileSync(${JSON.stringify(note)}, 'utf8') !== '';
        setInterval(() => { if (isNoted()) process.exit(143); }, 20);`;
        const node = ['--conditions=@nuspine/source', '--input-type=module', '--eval', script];
        const { status } = spawnSync(process.execPath, node, { stdio: 'ignore' });
        expect(status).toBe(143);
        const pid = Number(await readFile(note, 'utf8'));
        await vi.waitFor(() => {
          expect(() => process.kill(pid, 0)).toThrow();
        }, 5000);
      });
    },
  );

  it('falls back on the proxy, and says why', async () => {
    const run = await watch({ environment: BARE });
    expect(run).toMatchObject({ evidence: 'proxy', noJail: expect.stringMatching(/not installed|network namespaces/) });
  });

  it('does not, where a net jail is asked for', async () => {
    await expect(watch({ environment: BARE, layer: 'net-jail' })).rejects.toThrowCode('MANIFEST_JAIL_UNAVAILABLE');
  });

  it('says which program is missing', async () => {
    await expect(watch({ command: ['no-such-program'] })).rejects.toThrowCode('MANIFEST_COMMAND_MISSING');
    await expect(watch({ command: ['no-such-program'], layer: 'proxy' })).rejects.toThrowCode(
      'MANIFEST_COMMAND_MISSING',
    );
  });
});
