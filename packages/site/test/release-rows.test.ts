import { describe, expect, it } from 'vitest';
import { buildDates, releaseRows } from '../src/release-rows.ts';
import { FEED, listed, sampleChannel } from './sample-content.ts';

describe('releaseRows', () => {
  it('joins the files of a version, newest first', () => {
    const rows = releaseRows(FEED.listing, new Map());
    expect(
      rows.map(({ version, full, deltas }) => [version, full?.size, deltas.map(({ formats }) => formats)]),
    ).toEqual([
      ['1.1.0', 2048, [['squirrel'], ['nuspine']]],
      ['1.0.0', 1000, []],
    ]);
  });

  it('counts a repeated line once, and keeps packages apart', () => {
    const other = listed('1.0.0', 'full', 5, { packageId: 'Other', fileName: 'Other-1.0.0-full.nupkg', sha1: 'o' });
    const delta = listed('1.0.0', 'delta', 1);
    const rows = releaseRows({ releases: [delta, delta, listed('1.0.0', 'full', 9), other] }, new Map());
    expect(rows.map(({ packageId, deltas }) => [packageId, deltas.length])).toEqual([
      ['Other', 0],
      ['App', 1],
    ]);
  });
});

describe('buildDates', () => {
  it('knows when a channel says that a package was built, however it writes id and version', () => {
    const dates = buildDates([sampleChannel().state]);
    const rows = releaseRows(FEED.listing, dates);
    expect(rows.map(({ date }) => date)).toEqual(['2026-01-02T10:00:00Z', '2026-01-01T10:00:00Z']);
  });
});
