import { readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { site } from '../../../src/fs/executors/site.ts';
import { withLineWorkspace } from './line-workspace.ts';
import { writeMatrix } from './matrix-workspace.ts';

const options = { outputPath: 'dist/site', title: 'Tally', matrices: ['versions.toml'], feeds: ['dist/releases'] };

describe('site', () => {
  it('shows what is there of what was named', async () => {
    await withLineWorkspace(async (workspace) => {
      await writeMatrix(workspace);
      expect(await site(options, workspace.context)).toEqual({ success: true });
      const names = await readdir(workspace.path('dist/site'));
      expect(names.toSorted()).toEqual(['compatibility.html', 'index.html', 'nuspine-site.json']);
      expect(await readFile(workspace.path('dist/site/index.html'), 'utf8')).toContain(
        '<title>Overview - Tally</title>',
      );
    });
  });

  it('fails where there is nothing to show, and where the folder is taken', async () => {
    await withLineWorkspace(async (workspace) => {
      expect(await site(options, workspace.context)).toEqual({ success: false });
      await writeMatrix(workspace);
      await site(options, workspace.context);
      await writeFile(workspace.path('dist/site/mine.txt'), '');
      expect(await site({ ...options, title: 'Other' }, workspace.context)).toEqual({ success: false });
    });
  });
});
