import { describe, expect, it } from 'vitest';
import { channelPromote } from '../../../src/fs/executors/channel-promote.ts';
import { withLineWorkspace } from './line-workspace.ts';

describe('channelPromote', () => {
  it('fails where there is no channel, or no such evidence', async () => {
    await withLineWorkspace(async ({ context }) => {
      const options = { channel: 'contoso/app/main', to: 'LKG' };
      expect(await channelPromote(options, context)).toEqual({ success: false });
      expect(await channelPromote({ ...options, build: 'b', evidence: ['none.json'] }, context)).toEqual({
        success: false,
      });
    });
  });
});
