import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { delta } from '../../../src/fs/executors/delta.ts';
import { flatten } from '../../../src/fs/executors/flatten.ts';
import { releases } from '../../../src/fs/executors/releases.ts';
import { APP, VERSIONS, withLineWorkspace } from './line-workspace.ts';

const flattenOptions = { app: 'bin/Release', sources: [], framework: 'net9.0', outputPath: 'dist/flatten' };
const options = { base: 'releases', full: 'dist/flatten', engine: 'portable', outputPath: 'dist/delta' } as const;
const releasesOptions = {
  base: 'releases',
  full: 'dist/flatten',
  delta: 'dist/delta',
  outputPath: 'dist/releases',
} as const;

describe('delta', () => {
  it('makes none for a first release, and one from the release before for the next', async () => {
    await withLineWorkspace(async ({ context, pack, path, release }) => {
      await pack(VERSIONS[0]);
      await flatten(flattenOptions, context);
      expect(await delta(options, context)).toEqual({ success: true });
      expect(await readdir(path('dist/delta'))).toEqual([]);
      await releases(releasesOptions, context);
      await release();
      await pack(VERSIONS[1]);
      await flatten(flattenOptions, context);
      expect(await delta(options, context)).toEqual({ success: true });
      expect(await readdir(path('dist/delta'))).toEqual([`${APP}-${VERSIONS[1]}-delta.nupkg`]);
    });
  });

  it('fails if there is no full package', async () => {
    await withLineWorkspace(async ({ context }) => {
      expect(await delta(options, context)).toEqual({ success: false });
    });
  });
});
