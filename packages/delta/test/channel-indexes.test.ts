import { describe, expect, it } from 'vitest';
import { indexesOfChannel } from '../src/channel-indexes.ts';
import type { FeedIndex } from '../src/feed-index.ts';
import { nuspineIndex, squirrelIndex, velopackIndex } from './update-feed.ts';

const FULLS = ['1.0.0 full 100', '1.1.0 full 100'];
const WIN = velopackIndex(...FULLS, '1.1.0 delta 20');
const LINUX: FeedIndex = {
  ...WIN,
  fileName: 'releases.linux.json',
  entries: WIN.entries.map((entry) => ({ ...entry, sha1: entry.sha1.replace(/^0/, 'F') })),
};
const RELEASES = squirrelIndex(...FULLS, '1.1.0 delta 30', '1.2.0 full 100', '1.2.0 delta 30');

const names = (indexes: readonly FeedIndex[]): readonly string[] =>
  indexes.flatMap(({ entries }) => entries.map(({ fileName }) => fileName));

describe('indexesOfChannel', () => {
  it('leaves a feed of one channel as it is', () => {
    expect(indexesOfChannel([RELEASES, WIN])).toEqual([RELEASES, WIN]);
    expect(indexesOfChannel([RELEASES])).toEqual([RELEASES]);
  });

  it('throws DELTA_CHANNEL_UNCLEAR for a feed of several, and for a channel that it does not have', () => {
    expect(() => indexesOfChannel([LINUX, WIN])).toThrowCode('DELTA_CHANNEL_UNCLEAR');
    expect(() => indexesOfChannel([RELEASES], 'linux')).toThrowCode('DELTA_CHANNEL_UNCLEAR');
    expect(() => indexesOfChannel([RELEASES, WIN], 'linux')).toThrowCode('DELTA_CHANNEL_UNCLEAR');
  });

  it('leaves of the other indexes what the channel has with the same bytes', () => {
    const ours = nuspineIndex(...FULLS, '1.1.0 delta 5');
    expect(names(indexesOfChannel([RELEASES, LINUX, WIN, ours], 'win'))).toEqual([
      ...names([WIN]),
      'App-1.0.0-full.nupkg',
      'App-1.1.0-full.nupkg',
      'App-1.1.0-delta.nupkg',
      ...names([ours]),
    ]);
    expect(names(indexesOfChannel([RELEASES, LINUX, WIN, ours], 'linux'))).toEqual(names([LINUX]));
  });
});
