import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { bundleCreate } from '../../../src/fs/executors/bundle-create.ts';
import { bundleTest } from '../../../src/fs/executors/bundle-test.ts';
import { withLineWorkspace } from './line-workspace.ts';
import { MATRIX, writeMatrix } from './matrix-workspace.ts';

const [matrix, feed, registry, outputPath] = ['versions.toml', 'packages', 'registry', 'dist/bundles'];

describe('bundleCreate', () => {
  it('makes nothing that no run has tried, and everything that one has', async () => {
    await withLineWorkspace(async (workspace) => {
      const { context, path } = workspace;
      const text = MATRIX.replaceAll('bundles.stable', 'bundles."stable-1.0"');
      await writeMatrix(workspace, `${text}\n[release]\ntest = [${JSON.stringify(process.execPath)}, "-e", "0"]\n`);
      await mkdir(path(feed));
      for (const [id, version] of [
        ['app', '1.0.0'],
        ['core', '2.0.0'],
      ] as const) {
        const bytes = await buildPackage({ id, version, files: { 'a.txt': id } });
        await writeFile(path(`${feed}/${id}.${version}.nupkg`), bytes);
      }
      const create = async (): Promise<boolean> => (await bundleCreate({ matrix, feed, outputPath }, context)).success;
      expect(await create()).toBe(false);
      expect(await bundleTest({ matrix, feed, registry, now: '2026-01-01' }, context)).toEqual({ success: true });
      expect(await create()).toBe(true);
      expect(await readdir(path(outputPath))).toEqual(['stable-1.0.0.tar.gz']);
    });
  });
});
