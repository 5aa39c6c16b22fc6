import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { channelVerify } from '../../../src/fs/executors/channel-verify.ts';
import { withLineWorkspace } from './line-workspace.ts';

describe('channelVerify', () => {
  it('fails for a store without channels, which proves nothing', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      await mkdir(path('build-info'), { recursive: true });
      expect(await channelVerify({ store: '.' }, context)).toEqual({ success: false });
    });
  });
});
