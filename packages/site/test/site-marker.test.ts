import { describe, expect, it } from 'vitest';
import { formatSiteMarker, parseSiteMarker } from '../src/site-marker.ts';
import { siteFiles } from '../src/site-report.ts';

describe('formatSiteMarker', () => {
  it('is read again', () => {
    const files = siteFiles(new Map([['index.html', Buffer.from('x')]]));
    expect(parseSiteMarker(formatSiteMarker(files), 'm')).toEqual(['index.html']);
  });
});

describe('parseSiteMarker', () => {
  it.each(['', '[]', '{"formatVersion":2,"files":[]}', '{"formatVersion":1,"files":[{"path":"../index.html"}]}'])(
    'refuses %j',
    (text) => {
      expect(() => parseSiteMarker(Buffer.from(text), 'm')).toThrowCode('SITE_NOT_A_SITE');
    },
  );
});
