import { describe, expect, it } from 'vitest';
import type { FeedIndex } from '../src/feed-index.ts';
import { withheldReleases } from '../src/staged-releases.ts';
import { squirrelIndex, velopackIndex } from './update-feed.ts';

/** 1.1.0 goes to so many clients in a hundred. */
function staged(stagingPercentage: number): FeedIndex {
  const index = squirrelIndex('1.0.0 full 100', '1.1.0 full 100', '1.1.0 delta 10');
  const entries = index.entries.map((entry) => (entry.version.minor === 1 ? { ...entry, stagingPercentage } : entry));
  return { ...index, entries };
}

/** A client at this share of all, from 0 to 1. */
function clientAt(share: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(Math.floor(share * 0xffff_ffff));
  return `12345678-1234-1234-1234-1234${bytes.toString('hex')}`;
}

const versions = (index: FeedIndex, id?: string): readonly string[] =>
  withheldReleases([index, velopackIndex('1.1.0 full 100')], id).map(({ version }) => version);

describe('withheldReleases', () => {
  it('gives a staged release to nobody without an id, and to the share of the clients that is in it', () => {
    expect(withheldReleases([staged(10)])).toEqual([{ version: '1.1.0', percentage: 10 }]);
    expect(versions(staged(10), clientAt(0.05))).toEqual([]);
    expect(versions(staged(10), clientAt(0.11))).toEqual(['1.1.0']);
  });

  it.each([
    [0, 0, ['1.1.0']],
    [99, 1, ['1.1.0']],
    [100, 1, []],
    [999, 1, []],
  ])('knows what %i %% is', (percentage, share, found) => {
    expect(versions(staged(percentage), clientAt(share))).toEqual(found);
  });

  it('ends a share where Squirrel, which has it in single precision, ends it', () => {
    const within = clientAt((0.1 + Math.fround(0.1)) / 2);
    expect(versions(staged(10), within)).toEqual([]);
    expect(versions(staged(10), clientAt(Math.fround(0.1) + 1e-9))).toEqual(['1.1.0']);
  });

  it('throws DELTA_STAGING_ID_INVALID for what is no GUID', () => {
    expect(() => withheldReleases([staged(10)], 'me')).toThrowCode('DELTA_STAGING_ID_INVALID');
  });
});
