import { withTemporaryFolder } from '@nuspine/testkit';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { markedPlace, nameOfPlace } from '../../src/fs/marked-place.ts';
import { openProjectFiles } from '../../src/fs/project-files.ts';

const marker = {
  projectRoot: 'app',
  file: 'app/spine.toml',
  pluginFolder: 'node_modules/@nuspine/nx',
  plugins: [],
};

describe('markedPlace', () => {
  it('reads the marker, its folder and folders of the workspace when asked', async () => {
    await withTemporaryFolder(async (workspaceRoot) => {
      const place = markedPlace({ ...marker, workspaceRoot, files: openProjectFiles(workspaceRoot) });
      await mkdir(join(workspaceRoot, 'app'));
      await writeFile(join(workspaceRoot, 'app/spine.toml'), 'source = ""');
      expect(place.read()).toBe('source = ""');
      expect(place.siblings()).toEqual(['spine.toml']);
      expect([place.hasFolder('app'), place.hasFolder('app/spine.toml'), place.hasFolder('feed')]).toEqual([
        true,
        false,
        false,
      ]);
    });
  });
});

describe('nameOfPlace', () => {
  it('is that of the folder, unless a package.json has one', async () => {
    await withTemporaryFolder(async (workspaceRoot) => {
      await mkdir(join(workspaceRoot, 'app'));
      expect(
        nameOfPlace(markedPlace({ ...marker, workspaceRoot, files: openProjectFiles(workspaceRoot) }), workspaceRoot),
      ).toBe('app');
      await writeFile(join(workspaceRoot, 'app/package.json'), '{ "name": "@acme/app" }');
      expect(
        nameOfPlace(markedPlace({ ...marker, workspaceRoot, files: openProjectFiles(workspaceRoot) }), workspaceRoot),
      ).toBeUndefined();
    });
  });
});
