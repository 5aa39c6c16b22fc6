import { readFileSync } from 'node:fs';
import { readNxJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { targetNames } from '../../../src/fs/migrations/target-names.ts';

describe('targetNames', () => {
  it('is listed in migrations.json, which package.json names', () => {
    const read = (file: string): unknown =>
      JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
    expect(read('migrations.json')).toMatchObject({
      generators: { 'target-names': { implementation: './dist/fs/migrations/target-names.js#targetNames' } },
    });
    expect(read('package.json')).toMatchObject({ 'nx-migrations': { migrations: './migrations.json' } });
  });

  it('changes the options of the plugin, once, and of no other', async () => {
    const tree = createTreeWithEmptyWorkspace();
    const other = { plugin: 'other', options: { packTargetName: 'p' } };
    const plugin = { plugin: '@nuspine/nx', options: { packTargetName: 'p' } };
    tree.write('nx.json', JSON.stringify({ plugins: ['a', other, plugin] }));
    await targetNames(tree);
    await targetNames(tree);
    expect(readNxJson(tree)?.plugins).toEqual(['a', other, { ...plugin, options: { targetNames: { pack: 'p' } } }]);
  });

  it('leaves a workspace without plugins', async () => {
    const tree = createTreeWithEmptyWorkspace();
    const before = tree.read('nx.json', 'utf8');
    await targetNames(tree);
    expect(tree.read('nx.json', 'utf8')).toBe(before);
  });
});
