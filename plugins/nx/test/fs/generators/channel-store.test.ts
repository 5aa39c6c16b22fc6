import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { channelStore } from '../../../src/fs/generators/channel-store.ts';
import { twice } from './twice.ts';

describe('channelStore', () => {
  it('keeps git from the ends of lines, and does nothing when it runs again', async () => {
    const [once, again] = await twice((tree) => channelStore(tree, { skipFormat: true }));
    expect(once['.gitattributes']).toBe('build-info/** -text\ntrust/** -text\n');
    expect(again).toEqual(once);
  });

  it('keeps the attributes that are there', async () => {
    const tree = createTreeWithEmptyWorkspace();
    tree.write('.gitattributes', '* text=auto');
    await channelStore(tree, { skipFormat: true });
    expect(tree.read('.gitattributes', 'utf8')).toBe('* text=auto\nbuild-info/** -text\ntrust/** -text\n');
  });
});
