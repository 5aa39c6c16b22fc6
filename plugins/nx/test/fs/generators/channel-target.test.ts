import { addProjectConfiguration, readProjectConfiguration } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { addChannelTarget } from '../../../src/fs/generators/channel-target.ts';

describe('addChannelTarget', () => {
  it('adds a target once, and leaves what is there', async () => {
    const tree = createTreeWithEmptyWorkspace();
    addProjectConfiguration(tree, 'app', { root: 'app', targets: { build: { executor: 'x:y' } } });
    const add = (channel: string) =>
      addChannelTarget(
        tree,
        'channel-publish',
        { project: 'app', channel, store: '../v', skipFormat: true },
        { build: 'b' },
      );
    await add('contoso/app/main');
    await add('contoso/app/other');
    expect(readProjectConfiguration(tree, 'app').targets).toEqual({
      build: { executor: 'x:y' },
      'channel-publish': {
        executor: '@nuspine/nx:channel-publish',
        cache: false,
        options: { channel: 'contoso/app/main', store: '../v', build: 'b' },
      },
    });
  });
});
