import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { FeedIndex } from '../src/feed-index.ts';
import { planRelease, type ReleaseCandidate, requireUnreleased } from '../src/plan-release.ts';
import { releaseEntry } from '../src/releases-index.ts';

const SHA = 'A'.repeat(40);
const entries = (...names: readonly string[]): FeedIndex => ({
  fileName: 'RELEASES',
  format: 'squirrel',
  entries: names.map((name) => releaseEntry({ sha1: SHA, size: 1, fileName: `${name}.nupkg` })),
});
const candidate = (version: string, rest: Partial<ReleaseCandidate> = {}): ReleaseCandidate => ({
  id: 'App',
  version: parseNuGetVersion(version),
  size: 1,
  sha1: SHA,
  ...rest,
});

describe('planRelease', () => {
  it('adds the first release without a base', () => {
    expect(planRelease(entries(), candidate('1.0.0'))).toEqual({ kind: 'add', base: undefined, unchanged: 'mark' });
  });

  it('bases the delta on the newest full package, in the order of Squirrel', () => {
    const feed = entries('App-1.0.0-beta10-full', 'App-1.0.0-beta9-full', 'App-1.0.0-beta10-delta');
    expect(planRelease(feed, candidate('1.0.0'))).toMatchObject({
      kind: 'add',
      base: { fileName: 'App-1.0.0-beta10-full.nupkg' },
      unchanged: 'mark',
    });
  });

  it('proves unchanged files in the first delta behind a gap', () => {
    const feed = entries('App-1.0.0-full', 'App-1.1.0-full');
    expect(planRelease(feed, candidate('1.2.0'))).toMatchObject({ unchanged: 'prove' });
  });

  it('finds the same bytes already released', () => {
    const feed = entries('App-1.0.0-full', 'App-1.1.0-delta', 'App-1.1.0-full');
    expect(planRelease(feed, candidate('1.1'))).toMatchObject({
      kind: 'unchanged',
      full: { fileName: 'App-1.1.0-full.nupkg' },
      delta: { fileName: 'App-1.1.0-delta.nupkg' },
    });
  });

  it.each([
    ['other bytes', candidate('1.0.0', { sha1: 'B'.repeat(40) })],
    ['another size', candidate('1.0.0', { size: 2 })],
  ])('refuses a released version with %s', (_what, again) => {
    expect(() => planRelease(entries('App-1.0.0-full'), again)).toThrowCode('DELTA_RELEASE_CONFLICT');
  });

  it('names the full package that is released with other bytes, and not its delta', () => {
    const feed = entries('App-1.0.0-full', 'App-1.1.0-delta', 'App-1.1.0-full');
    expect(() => planRelease(feed, candidate('1.1.0', { size: 2 }))).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ path: 'App-1.1.0-full.nupkg' }) }),
    );
  });

  it('refuses a version of which only a delta is released', () => {
    expect(() => planRelease(entries('App-1.0.0-delta'), candidate('1.0.0'))).toThrowCode('DELTA_RELEASE_CONFLICT');
  });

  it('refuses an earlier version', () => {
    expect(() => planRelease(entries('App-1.1.0-full'), candidate('1.0.9'))).toThrowCode('DELTA_VERSION_ORDER');
  });

  it('refuses another package', () => {
    expect(() => planRelease(entries('Other-1.0.0-full'), candidate('1.1.0'))).toThrowCode('DELTA_PACKAGE_MISMATCH');
  });

  it.each(['1.0.0-beta.1', '1.0.0-1', '1.0.0-beta.1.5'])('refuses %s, which Squirrel cannot read', (version) => {
    expect(() => planRelease(entries(), candidate(version))).toThrowCode('RELEASES_VERSION_INVALID');
  });

  it('reads for Velopack what Velopack reads', () => {
    const index = { ...entries('App-1.0.0-beta-full'), format: 'velopack' as const };
    expect(planRelease(index, candidate('1.0.0-beta.1'))).toMatchObject({ kind: 'add' });
    expect(() => planRelease(index, candidate('1.0.0.1'))).toThrowCode('RELEASES_VERSION_INVALID');
  });
});

describe('requireUnreleased', () => {
  it('refuses a version that another index lists with other bytes', () => {
    const again = candidate('1.0.0', { sha1: 'B'.repeat(40) });
    expect(() => {
      requireUnreleased([entries('App-1.0.0-full')], again);
    }).toThrowCode('DELTA_RELEASE_CONFLICT');
  });

  it('accepts the same bytes and new versions', () => {
    for (const version of ['1.0.0', '1.1.0', '0.9.0']) {
      expect(() => {
        requireUnreleased([entries('App-1.0.0-full')], candidate(version));
      }).not.toThrow();
    }
  });
});
