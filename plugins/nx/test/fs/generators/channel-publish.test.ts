import { addProjectConfiguration, readProjectConfiguration } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { channelPublish } from '../../../src/fs/generators/channel-publish.ts';

describe('channelPublish', () => {
  it('says what the executor needs', async () => {
    const tree = createTreeWithEmptyWorkspace();
    addProjectConfiguration(tree, 'app', { root: 'app' });
    await channelPublish(tree, { project: 'app', channel: 'contoso/app/main', skipFormat: true });
    expect(readProjectConfiguration(tree, 'app').targets?.['channel-publish']?.options).toEqual({
      channel: 'contoso/app/main',
      build: 'dist/build.json',
    });
  });
});
