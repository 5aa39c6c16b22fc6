import { describe, expect, it } from 'vitest';
import { formatHtml } from '../../src/html.ts';
import { dateText, releasesPage } from '../../src/pages/releases-page.ts';
import { buildDates } from '../../src/release-rows.ts';
import { FEED, plainText, sampleChannel, sampleContent } from '../sample-content.ts';

describe('releasesPage', () => {
  it('shows versions with sizes, deltas with format and share, and when they were built', () => {
    const text = plainText(formatHtml(releasesPage([FEED], buildDates([sampleChannel().state]))));
    expect(text).toContain(
      '1.1.0 App 2026-01-02 10:00 2.0 KiB (10 %) squirrel: 100 bytes, 4.9 % of full nuspine: 50 bytes, 2.4 % of full',
    );
    expect(text).toContain('1.0.0 App 2026-01-01 10:00 1000 bytes none');
  });

  it('shows what is wrong, and a feed that cannot be read', () => {
    const text = plainText(formatHtml(releasesPage(sampleContent().feeds, new Map())));
    expect(text).toContain('missing App-1.0.0-full.nupkg');
    expect(text).toContain('1.0.0 App unknown');
    expect(text).toContain('broken It cannot be read: line is not valid in line 3 ( RELEASES_LINE_INVALID ).');
  });
});

describe('dateText', () => {
  it.each([
    ['2026-01-02T10:00:59Z', '2026-01-02 10:00'],
    ['some day', 'some day'],
  ])('shows %s to the minute', (instant, text) => {
    expect(formatHtml(dateText(instant))).toBe(`<time datetime="${instant}">${text}</time>`);
  });
});
