import { readNxJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { finish, writeNew } from '../../../src/fs/generators/new-file.ts';

describe('writeNew', () => {
  it('leaves what is there', () => {
    const tree = createTreeWithEmptyWorkspace();
    writeNew(tree, 'a', 'first');
    writeNew(tree, 'a', 'second');
    expect(tree.read('a', 'utf8')).toBe('first');
  });
});

describe('finish', () => {
  it('registers the plugin', async () => {
    const tree = createTreeWithEmptyWorkspace();
    await finish(tree, { skipFormat: true });
    expect(readNxJson(tree)?.plugins).toContainEqual({ plugin: '@nuspine/nx', options: {} });
  });
});
