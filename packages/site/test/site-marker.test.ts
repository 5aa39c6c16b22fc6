import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { formatSiteMarker, parseSiteMarker, SiteMarkerSchema } from '../src/site-marker.ts';
import { siteFiles } from '../src/site-report.ts';

describe('formatSiteMarker', () => {
  it('is read again', () => {
    const files = siteFiles(new Map([['index.html', Buffer.from('x')]]));
    expect(parseSiteMarker(formatSiteMarker(files), 'm')).toEqual(['index.html']);
  });
});

describe('SiteMarkerSchema', () => {
  it('describes a marker', () => {
    const marker: unknown = JSON.parse(Buffer.from(formatSiteMarker([])).toString('utf8'));
    expect(new Ajv2020().validate(SiteMarkerSchema, marker)).toBe(true);
  });
});

describe('parseSiteMarker', () => {
  it.each([
    '',
    '[]',
    '{"formatVersion":2,"files":[]}',
    `{"formatVersion":1,"files":[{"path":"../index.html","size":0,"digest":"sha256:${'0'.repeat(64)}"}]}`,
  ])('refuses %j', (text) => {
    expect(() => parseSiteMarker(Buffer.from(text), 'm')).toThrowCode('SITE_NOT_A_SITE');
  });
});
