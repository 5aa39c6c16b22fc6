import process from 'node:process';
import { withTemporaryFolder } from '@nuspine/primitives/fs';
import { describe, expect, it } from 'vitest';
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
