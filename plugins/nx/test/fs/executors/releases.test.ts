import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { delta } from '../../../src/fs/executors/delta.ts';
import { flatten } from '../../../src/fs/executors/flatten.ts';
import { releases } from '../../../src/fs/executors/releases.ts';
import { APP, type LineWorkspace, VERSIONS, withLineWorkspace } from './line-workspace.ts';

const options = { base: 'releases', full: 'dist/flatten', delta: 'dist/delta', outputPath: 'dist/releases' };

async function runLine({ context, pack }: LineWorkspace, version: string): Promise<unknown> {
  await pack(version);
  await flatten({ app: 'bin/Release', sources: [], framework: 'net9.0', outputPath: 'dist/flatten' }, context);
  await delta({ base: 'releases', full: 'dist/flatten', engine: 'portable', outputPath: 'dist/delta' }, context);
  return releases(options, context);
}

describe('releases', () => {
  it('adds the package and the delta that was made to a copy of the base feed', async () => {
    await withLineWorkspace(async (workspace) => {
      expect(await runLine(workspace, VERSIONS[0])).toEqual({ success: true });
      await workspace.release();
      const before = await readdir(workspace.path('releases'));
      expect(await runLine(workspace, VERSIONS[1])).toEqual({ success: true });
      const name = `${APP}-${VERSIONS[1]}-delta.nupkg`;
      expect((await readdir(workspace.path('dist/releases'))).toSorted()).toEqual([
        `${APP}-${VERSIONS[0]}-full.nupkg`,
        name,
        `${APP}-${VERSIONS[1]}-full.nupkg`,
        'RELEASES',
      ]);
      const [made, released] = [workspace.path(`dist/delta/${name}`), workspace.path(`dist/releases/${name}`)];
      expect((await readFile(released)).equals(await readFile(made))).toBe(true);
      expect(await readdir(workspace.path('releases'))).toEqual(before);
    });
  });

  it('puts a delta of ours into the feed as it was made', async () => {
    await withLineWorkspace(async (workspace) => {
      const { context, pack, path } = workspace;
      const formats = ['nuspine'] as const;
      for (const version of VERSIONS) {
        await pack(version);
        await flatten({ app: 'bin/Release', sources: [], framework: 'net9.0', outputPath: 'dist/flatten' }, context);
        await delta({ base: 'releases', full: 'dist/flatten', outputPath: 'dist/delta', formats }, context);
        expect(await releases({ ...options, formats }, context)).toEqual({ success: true });
        await workspace.release();
      }
      const name = `${APP}-${VERSIONS[1]}-delta.nuspine`;
      expect((await readFile(path(`releases/${name}`))).equals(await readFile(path(`dist/delta/${name}`)))).toBe(true);
      expect(await readdir(path('releases'))).toContain('releases.nuspine.json');
    });
  });

  it('gives the base feed again for a package that it holds', async () => {
    await withLineWorkspace(async (workspace) => {
      await runLine(workspace, VERSIONS[0]);
      await workspace.release();
      expect(await runLine(workspace, VERSIONS[0])).toEqual({ success: true });
      const index = (folder: string): Promise<string> => readFile(workspace.path(`${folder}/RELEASES`), 'utf8');
      expect(await index('dist/releases')).toBe(await index('releases'));
    });
  });

  it('fails for a version older than the newest release', async () => {
    await withLineWorkspace(async (workspace) => {
      await runLine(workspace, VERSIONS[1]);
      await workspace.release();
      expect(await runLine(workspace, VERSIONS[0])).toEqual({ success: false });
    });
  });
});
