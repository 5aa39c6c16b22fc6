import { describe, expect, it } from 'vitest';
import { siteReportText } from '../src/site-text.ts';

describe('siteReportText', () => {
  it('has a line for each thing that is shown', () => {
    const subjects = [{ kind: 'feed', place: 'Releases', count: 12, problems: 1 }] as const;
    expect(siteReportText({ folder: 'site', changed: false, files: [], subjects })).toBe(
      '      place     holds  problems\nfeed  Releases     12         1\nunchanged: 0 pages in site\n',
    );
  });
});
