import { describe, expect, it } from 'vitest';
import { changeContext, openNamedStore } from '../../src/fs/channel-options.ts';
import { withLineWorkspace } from './executors/line-workspace.ts';

describe('openNamedStore', () => {
  it('tells folders of the project from addresses', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      const open = async (store: string) => (await openNamedStore(store, context)).location;
      expect(await open('versions')).toBe(path('versions'));
      expect(await open('https://versions.example.test/x')).toBe('https://versions.example.test/x');
      expect(await open('put:https://versions.example.test/x')).toBe('put:https://versions.example.test/x');
    });
  });
});

describe('changeContext', () => {
  it('refuses what is no channel', async () => {
    await withLineWorkspace(async ({ context }) => {
      await expect(changeContext({ channel: 'main' }, context)).rejects.toThrowCode('CHANNEL_NAME_INVALID');
    });
  });
});
