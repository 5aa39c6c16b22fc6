import { withTemporaryFolder } from '@nuspine/testkit';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openProjectFiles } from '../../src/fs/project-files.ts';

describe('openProjectFiles', () => {
  it('reads each file once', async () => {
    await withTemporaryFolder(async (root) => {
      await writeFile(join(root, 'App.csproj'), '<OutputType>Exe</OutputType>');
      const files = openProjectFiles(root);
      expect(files.projectFile('App.csproj')).toEqual({ isProgram: true, references: [] });
      await writeFile(join(root, 'App.csproj'), '');
      expect([files.projectFile('App.csproj')?.isProgram, files.text('App.csproj')]).toEqual([
        true,
        '<OutputType>Exe</OutputType>',
      ]);
      expect(openProjectFiles(root).text('App.csproj')).toBe('');
    });
  });

  it('knows nothing of a folder or of what is not there', async () => {
    await withTemporaryFolder(async (root) => {
      const { projectFile, text } = openProjectFiles(root);
      expect([projectFile('.'), projectFile('none.csproj')]).toEqual([undefined, undefined]);
      expect(() => text('none.csproj')).toThrow('ENOENT');
    });
  });
});
