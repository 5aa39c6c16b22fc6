import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { SiteAddressSchema, SiteReportSchema } from '../src/index.ts';
import { siteFiles, subjectsOf } from '../src/site-report.ts';
import { sampleContent } from './sample-content.ts';

describe('subjectsOf', () => {
  it('counts what there is and what is wrong, page by page', () => {
    expect(subjectsOf(sampleContent())).toEqual([
      { kind: 'feed', place: 'Releases', count: 2, problems: 1 },
      { kind: 'feed', place: 'broken', count: 0, problems: 1 },
      { kind: 'store', place: '.', count: 1, problems: 0 },
      { kind: 'matrix', place: 'versions.toml', count: 2, problems: 0 },
      { kind: 'layout', place: '.', count: 2, problems: 1 },
    ]);
  });
});

describe('siteFiles', () => {
  it('lists files by name, with the digest of their bytes', () => {
    const files = siteFiles(
      new Map([
        ['releases.html', Buffer.from('b')],
        ['index.html', Buffer.from('')],
      ]),
    );
    expect(files).toMatchObject([
      { path: 'index.html', size: 0, digest: expect.stringMatching(/^sha256:e3b0c442/) },
      { path: 'releases.html', size: 1 },
    ]);
  });
});

describe('SiteReportSchema', () => {
  it('describes a report', () => {
    const files = siteFiles(new Map([['index.html', Buffer.from('')]]));
    const validate = new Ajv2020().compile(SiteReportSchema);
    const report = { folder: 'site', changed: true, files, subjects: subjectsOf(sampleContent()) };
    expect([validate(report), validate.errors]).toEqual([true, null]);
    expect(validate({ ...report, more: 1 })).toBe(false);
  });
});

describe('SiteAddressSchema', () => {
  it('describes an address', () => {
    expect(new Ajv2020().validate(SiteAddressSchema, { url: 'http://127.0.0.1:8080/', folder: 'site' })).toBe(true);
  });
});
