import { addProjectConfiguration, readProjectConfiguration } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import { channelPromote } from '../../../src/fs/generators/channel-promote.ts';

describe('channelPromote', () => {
  it('says what the executor needs', async () => {
    const tree = createTreeWithEmptyWorkspace();
    addProjectConfiguration(tree, 'app', { root: 'app' });
    await channelPromote(tree, { project: 'app', channel: 'contoso/app/main', skipFormat: true, gate: 'npm test' });
    expect(readProjectConfiguration(tree, 'app').targets?.['channel-promote']?.options).toEqual({
      channel: 'contoso/app/main',
      to: 'LKG',
      gates: { tests: 'npm test' },
    });
  });
});
