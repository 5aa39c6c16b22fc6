import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { channelPromote } from '../../../src/fs/executors/channel-promote.ts';
import { channelPublish } from '../../../src/fs/executors/channel-publish.ts';
import { withLineWorkspace } from './line-workspace.ts';

const BUILD = {
  id: '1.0.0',
  version: '1.0.0',
  order: [1],
  commit: '4f2a91c',
  branch: 'main',
  date: '2026-01-31T09:00:00Z',
  packages: [],
  artifacts: [],
};
const channel = 'contoso/app/main';

describe('channelPublish', () => {
  it('publishes the build of a file, and may run again', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      await mkdir(path('.'), { recursive: true });
      await writeFile(path('build.json'), JSON.stringify(BUILD));
      const options = { channel, store: 'versions', build: 'build.json' };
      expect(await channelPublish(options, context)).toEqual({ success: true });
      expect(await channelPublish(options, context)).toEqual({ success: true });
      expect(await readFile(path('versions/build-info/contoso/app/main/Latest.txt'), 'utf8')).toBe('1.0.0');
      const promote = (gate: string) =>
        channelPromote({ channel, store: 'versions', to: 'LKG', gates: { tests: gate } }, context);
      expect(await promote('exit 1')).toEqual({ success: false });
      expect(await promote('exit 0')).toEqual({ success: true });
      expect(await readFile(path('versions/build-info/contoso/app/main/LKG.txt'), 'utf8')).toBe('1.0.0');
    });
  });

  it('fails for a build that is none', async () => {
    await withLineWorkspace(async ({ context }) => {
      expect(await channelPublish({ channel, build: 'none.json' }, context)).toEqual({ success: false });
    });
  });
});
