import { withTemporaryFolder } from '@nuspine/testkit';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyOutput, projectPath } from '../../src/fs/project-path.ts';
import { executorContext } from './executors/line-workspace.ts';

describe('projectPath', () => {
  it('starts at the project', () => {
    expect(projectPath(executorContext('/workspace'), '../feed')).toBe('/workspace/feed');
    expect(projectPath(executorContext('/workspace'), 'bin')).toBe('/workspace/tally/bin');
  });
});

describe('emptyOutput', () => {
  it('makes an empty folder', async () => {
    await withTemporaryFolder(async (root) => {
      const folder = join(root, 'tally', 'dist', 'delta');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'left-over.nupkg'), '');
      expect(await emptyOutput(executorContext(root), 'dist/delta')).toBe(folder);
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it.each(['.', '..', '../other', 'dist/../..', ''])('rejects %j, which is not inside the project', async (path) => {
    await withTemporaryFolder(async (root) => {
      await expect(emptyOutput(executorContext(root), path)).rejects.toThrowCode('NX_OUTPUT_INVALID');
    });
  });

  it('takes a folder whose name starts with two dots', async () => {
    await withTemporaryFolder(async (root) => {
      expect(await emptyOutput(executorContext(root), '..dist')).toBe(join(root, 'tally', '..dist'));
    });
  });
});
