import { formatNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseRegistration, parseRegistrationPage } from '../../src/v3/registration.ts';

const URL = 'https://feed.test/registrations/a/index.json';
const NUPKG = 'https://feed.test/a.1.0.0.nupkg';

function bytesOf(document: unknown): Buffer {
  return Buffer.from(JSON.stringify(document));
}

function leaf(catalogEntry: unknown, packageContent: unknown = NUPKG): unknown {
  return { catalogEntry, packageContent };
}

describe('parseRegistration', () => {
  it('tells pages that are there from those that are elsewhere', () => {
    const inner = { items: [leaf({ version: '1.0' }), leaf({ version: '2.0', packageContent: NUPKG }, null)] };
    const pages = parseRegistration(bytesOf({ items: [inner, { '@id': 'https://feed.test/page' }] }), URL);
    expect(pages).toMatchObject([
      { kind: 'here', packages: [{ nupkg: NUPKG }, { nupkg: NUPKG }] },
      { kind: 'elsewhere', url: 'https://feed.test/page' },
    ]);
  });

  it.each([
    ['no items', {}],
    ['a page that is no object', { items: ['page'] }],
    ['a page without address', { items: [{}] }],
    ['a page that is no address', { items: [{ '@id': 'page' }] }],
    ['a page with less protection', { items: [{ '@id': 'http://feed.test/page' }] }],
  ])('refuses %s', (_, document) => {
    expect(() => parseRegistration(bytesOf(document), URL)).toThrowCode('FEED_RESPONSE_INVALID');
  });
});

describe('parseRegistrationPage', () => {
  it('says where each version is, unlisted ones too', () => {
    const page = { items: [leaf({ version: '1.0.0-RC.1', listed: false })] };
    const packages = parseRegistrationPage(bytesOf(page), URL);
    expect(packages.map(({ version, nupkg }) => [formatNuGetVersion(version), nupkg])).toEqual([['1.0.0-RC.1', NUPKG]]);
  });

  it.each([
    ['a package that is no object', 'text'],
    ['a package without entry', { packageContent: NUPKG }],
    ['a version that is none', leaf({ version: 'new' })],
    ['no address', leaf({ version: '1.0' }, null)],
    ['a file', leaf({ version: '1.0' }, 'file:///a.nupkg')],
  ])('refuses %s', (_, item) => {
    expect(() => parseRegistrationPage(bytesOf({ items: [item] }), URL)).toThrowCode('FEED_RESPONSE_INVALID');
  });
});
