import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readBuildArgs } from '../src/build-params.ts';

const io = { env: {}, print: () => undefined, progress: () => undefined };
const ARGS = {
  version: '1.0.0',
  commit: '4f2a91c',
  order: '1.0',
  now: '2026-01-31T12:00:00Z',
  package: [],
  dependency: [],
  artifact: [],
};

describe('readBuildArgs', () => {
  it('makes a build of options', async () => {
    const build = await readBuildArgs(
      { ...ARGS, package: ['App@1.0.0'], dependency: ['Core@2.0.0'], label: 'rtm' },
      io,
    );
    expect(build).toEqual({
      id: '1.0.0',
      version: '1.0.0',
      label: 'rtm',
      order: [1, 0],
      commit: '4f2a91c',
      branch: 'main',
      date: '2026-01-31T12:00:00Z',
      packages: [{ id: 'App', version: '1.0.0' }],
      dependencies: [{ id: 'Core', version: '2.0.0' }],
      artifacts: [],
    });
  });

  it('takes an official build number for the order', async () => {
    const { order } = await readBuildArgs({ ...ARGS, buildNumber: '20260131.2' }, io);
    expect(order).toEqual([1, 20260131, 2]);
  });

  it('refuses what is said beside a file, which would be left out', async () => {
    const file = { build: 'build.json', package: [], dependency: [], artifact: [] };
    for (const more of [{ artifact: ['app.nupkg'] }, { version: '1.0.0' }, { baseUrl: 'https://example.test/' }]) {
      await expect(readBuildArgs({ ...file, ...more }, io)).rejects.toThrowCode('CLI_USAGE');
    }
    await expect(readBuildArgs({ ...file, now: '2026-01-31T12:00:00Z' }, io)).rejects.toThrowCode('SOURCE_READ_FAILED');
  });

  it('says which option is missing or wrong', async () => {
    const { version: _, ...noVersion } = ARGS;
    expect(_).toBe('1.0.0');
    await expect(readBuildArgs(noVersion, io)).rejects.toThrowCode('CLI_USAGE');
    await expect(readBuildArgs({ ...ARGS, package: ['App'] }, io)).rejects.toThrowCode('CLI_USAGE');
    await expect(readBuildArgs({ ...ARGS, order: 'x' }, io)).rejects.toThrowCode('CHANNEL_ORDER_INVALID');
  });

  it('reads a file instead', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'build.json');
      const build = await readBuildArgs(ARGS, io);
      await writeFile(path, JSON.stringify(build));
      expect(await readBuildArgs({ build: path, package: [], dependency: [], artifact: [] }, io)).toEqual(build);
    });
  });
});
