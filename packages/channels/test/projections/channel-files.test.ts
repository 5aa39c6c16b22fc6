import { describe, expect, it } from 'vitest';
import { channelFiles, isChannelFile } from '../../src/index.ts';
import { point, state } from '../channel-builder.ts';
import { release } from '../release-builds.ts';

const served = [release(1), point('Latest', 'b1')];

describe('channelFiles', () => {
  it('gives equal bytes for equal states, the checkpoint last', () => {
    const files = channelFiles(state(served));
    expect(files).toEqual(channelFiles(state(served)));
    expect([...files.keys()]).toEqual([
      'Latest.txt',
      'Latest_Packages.txt',
      'RELEASES',
      'releases.main.json',
      'channel.json',
    ]);
  });

  it('knows its own files by their names', () => {
    expect([...channelFiles(state(served)).keys()].every(isChannelFile)).toBe(true);
    expect(['README.md', 'log', 'build.semaphore', '.Latest.txt.tmp'].some(isChannelFile)).toBe(false);
  });
});
