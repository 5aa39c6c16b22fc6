import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../src/fs/executors/pack.ts';
import { withLineWorkspace } from './line-workspace.ts';

describe('pack', () => {
  it('takes the package of an earlier version away, and fails without a program that packs', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      await mkdir(path('dist/pack'), { recursive: true });
      await writeFile(join(path('dist/pack'), 'App.1.0.0.nupkg'), '');
      expect(await pack({ outputPath: 'dist/pack', program: 'no-such-dotnet' }, context)).toEqual({ success: false });
      expect(await readdir(path('dist/pack'))).toEqual([]);
    });
  });
});
