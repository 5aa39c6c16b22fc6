import { readJson, readNxJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { init } from '../../../src/fs/generators/init.ts';

describe('init', () => {
  it('registers the plugin and adds its version, once', async () => {
    const tree = createTreeWithEmptyWorkspace();
    await init(tree, { skipFormat: true });
    await init(tree, { skipFormat: true });
    expect(readNxJson(tree)?.plugins).toEqual([{ plugin: '@nuspine/nx', options: {} }]);
    expect(readJson(tree, 'package.json')).toMatchObject({
      devDependencies: { '@nuspine/nx': expect.stringMatching(/^\d+\.\d+\.\d+/) },
    });
  });

  it('keeps plugins and options that are there', async () => {
    const tree = createTreeWithEmptyWorkspace();
    tree.write('nx.json', JSON.stringify({ plugins: ['@nx/dotnet', '@nuspine/nx'] }));
    await init(tree, { skipFormat: true });
    expect(readNxJson(tree)?.plugins).toEqual(['@nx/dotnet', '@nuspine/nx']);
  });

  it('leaves package.json alone on request', async () => {
    const tree = createTreeWithEmptyWorkspace();
    const before = tree.read('package.json', 'utf8');
    await init(tree, { skipFormat: true, skipPackageJson: true });
    expect(tree.read('package.json', 'utf8')).toBe(before);
  });
});
