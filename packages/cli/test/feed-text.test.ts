import { describe, expect, it } from 'vitest';
import { feedListingText, feedReportText } from '../src/feed-text.ts';

describe('feedListingText', () => {
  it('has a line for each release file', () => {
    const release = {
      packageId: 'App',
      version: '1.0.0',
      kind: 'full' as const,
      indexes: ['RELEASES', 'releases.win.json'],
      fileName: 'App-1.0.0-full.nupkg',
      size: 2048,
      sha1: 'A'.repeat(40),
    };
    expect(feedListingText({ releases: [release] })).toBe(
      'version  kind     size  file                  listed in\n1.0.0    full  2.0 KiB  App-1.0.0-full.nupkg  RELEASES, releases.win.json\n',
    );
  });
});

describe('feedReportText', () => {
  it('gives the answer for a sound folder', () => {
    expect(feedReportText({ ok: true, checked: 3, problems: [], notes: [] })).toBe(
      'ok: 3 packages checked, 0 problems, 0 notes\n',
    );
  });

  it('names every problem with its two sides, and every note', () => {
    const text = feedReportText({
      ok: false,
      checked: 2,
      problems: [
        { kind: 'missing', path: 'a.nupkg' },
        { kind: 'size-mismatch', path: 'b.nupkg', wanted: 2, found: 1 },
      ],
      notes: [{ kind: 'unlisted', path: 'c.nupkg' }],
    });
    expect(text.split('\n')).toEqual([
      'problem  missing  a.nupkg',
      'problem  size-mismatch  b.nupkg  wanted 2  found 1',
      'note  unlisted  c.nupkg',
      'not ok: 2 packages checked, 2 problems, 1 notes',
      '',
    ]);
  });
});
