import { addProjectConfiguration, readJson, readNxJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { releaseLine } from '../../../src/fs/generators/release-line.ts';
import { parseReleaseLine } from '../../../src/release-line.ts';

function workspace(): Tree {
  const tree = createTreeWithEmptyWorkspace();
  addProjectConfiguration(tree, 'tally', { root: 'apps/tally' });
  tree.write('apps/tally/Tally.csproj', '<Project/>');
  return tree;
}

describe('releaseLine', () => {
  it('writes a valid line with paths from the project', async () => {
    const tree = workspace();
    await releaseLine(tree, {
      project: 'tally',
      source: 'local-nugets',
      framework: 'net10.0',
      rid: 'win-x64',
      skipFormat: true,
    });
    const text = tree.read('apps/tally/nuspine.json', 'utf8') ?? '';
    expect(parseReleaseLine(text, 'nuspine.json')).toEqual({
      $schema: '../../node_modules/@nuspine/nx/schema/nuspine.schema.json',
      flatten: { sources: ['../../local-nugets'], framework: 'net10.0', rid: 'win-x64' },
      releases: { base: 'releases' },
    });
  });

  it('leaves out what was not asked for', async () => {
    const tree = workspace();
    await releaseLine(tree, { project: 'tally', source: 'feed', base: 'released', skipFormat: true });
    expect(readJson(tree, 'apps/tally/nuspine.json')).toMatchObject({
      flatten: { sources: ['../../feed'] },
      releases: { base: 'released' },
    });
  });

  it('names the app where no project file makes it, and asks for it', async () => {
    const tree = workspace();
    tree.delete('apps/tally/Tally.csproj');
    const options = { project: 'tally', source: 'feed', skipFormat: true };
    await expect(releaseLine(tree, options)).rejects.toThrowCode('NX_LINE_APP_MISSING');
    await releaseLine(tree, { ...options, app: 'incoming' });
    expect(readJson(tree, 'apps/tally/nuspine.json')).toMatchObject({ flatten: { app: 'incoming' } });
  });

  it('registers the plugin', async () => {
    const tree = workspace();
    await releaseLine(tree, { project: 'tally', source: 'feed', skipFormat: true });
    expect(readNxJson(tree)?.plugins).toContainEqual({ plugin: '@nuspine/nx', options: {} });
  });

  it('leaves a line that is there', async () => {
    const tree = workspace();
    tree.write('apps/tally/nuspine.json', '{}');
    await releaseLine(tree, { project: 'tally', source: 'feed', skipFormat: true });
    expect(tree.read('apps/tally/nuspine.json', 'utf8')).toBe('{}');
  });
});
