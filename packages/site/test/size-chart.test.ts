import { describe, expect, it } from 'vitest';
import { formatHtml } from '../src/html.ts';
import { SITE_LIMITS } from '../src/limits.ts';
import { releaseRows } from '../src/release-rows.ts';
import { sizeChart } from '../src/size-chart.ts';
import { FEED, listed } from './sample-content.ts';

describe('sizeChart', () => {
  it('draws full packages and deltas on one scale', () => {
    const text = formatHtml(sizeChart('c', releaseRows(FEED.listing, new Map())));
    const bars = [...text.matchAll(/class="(\w+)"[^>]*?width="(\d+)"/g)].map(([, kind, width]) => [
      kind,
      Number(width),
    ]);
    expect(bars).toEqual([
      ['full', 370],
      ['delta', 18],
      ['delta', 9],
      ['full', 181],
    ]);
    expect(text).toContain('role="img" aria-labelledby="c"');
    expect(text).toContain('squirrel 100 bytes, 4.9 %');
  });

  it('draws the newest of many, and says so', () => {
    const releases = Array.from({ length: 100 }, (_, index) => listed(`1.0.${String(index)}`, 'full', 1));
    const text = formatHtml(sizeChart('c', releaseRows({ releases }, new Map())));
    expect(text.match(/<rect/g)).toHaveLength(SITE_LIMITS.bars);
    expect(text).toContain(`the ${String(SITE_LIMITS.bars)} newest full packages`);
    expect(text).toContain('1.0.99');
  });
});
