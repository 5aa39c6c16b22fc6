import { appendFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { flatten } from '../../../src/fs/executors/flatten.ts';
import { releasesVerify } from '../../../src/fs/executors/releases-verify.ts';
import { releases } from '../../../src/fs/executors/releases.ts';
import { APP, VERSIONS, withLineWorkspace } from './line-workspace.ts';

const options = { releases: 'dist/releases' };

describe('releasesVerify', () => {
  it('succeeds for a sound feed and fails for one that is not', async () => {
    await withLineWorkspace(async ({ context, pack, path }) => {
      await pack(VERSIONS[0]);
      await flatten({ app: 'bin/Release', sources: [], framework: 'net9.0', outputPath: 'dist/flatten' }, context);
      await releases(
        { base: 'releases', full: 'dist/flatten', delta: 'dist/delta', outputPath: 'dist/releases' },
        context,
      );
      expect(await releasesVerify(options, context)).toEqual({ success: true });
      await appendFile(path(`dist/releases/${APP}-${VERSIONS[0]}-full.nupkg`), 'x');
      expect(await releasesVerify(options, context)).toEqual({ success: false });
    });
  });

  it('fails if there is no feed', async () => {
    await withLineWorkspace(async ({ context }) => {
      expect(await releasesVerify(options, context)).toEqual({ success: false });
    });
  });
});
