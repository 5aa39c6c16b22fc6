import { describe, expect, it } from 'vitest';
import { parseServiceIndex } from '../../src/v3/service-index.ts';

const URL = 'https://feed.test/v3/index.json';

function parse(index: unknown): readonly [kind: string, base: string] {
  const { kind, base } = parseServiceIndex(Buffer.from(JSON.stringify(index)), URL);
  return [kind, base.href];
}

function indexOf(...resources: readonly unknown[]): unknown {
  return { version: '3.0.0', resources };
}

const OTHER = { '@id': 'https://feed.test/search', '@type': 'SearchQueryService' };

describe('parseServiceIndex', () => {
  it.each([
    ['a type', { '@id': 'https://feed.test/flat/', '@type': 'PackageBaseAddress/3.0.0' }],
    ['several types, and no slash', { '@id': 'https://feed.test/flat', '@type': ['X', 'packagebaseaddress/3.0.0'] }],
  ])('finds the packages by %s', (_, resource) => {
    expect(parse(indexOf(OTHER, resource))).toEqual(['flat', 'https://feed.test/flat/']);
  });

  it('takes registrations where there is nothing else, and of those the newest kind', () => {
    const old = { '@id': 'https://feed.test/old', '@type': 'RegistrationsBaseUrl' };
    const newer = { '@id': 'https://feed.test/newer', '@type': 'RegistrationsBaseUrl/3.6.0' };
    const flat = { '@id': 'https://feed.test/flat', '@type': 'PackageBaseAddress/3.0.0' };
    expect(parse(indexOf(OTHER, old))).toEqual(['registrations', 'https://feed.test/old/']);
    expect(parse(indexOf(old, newer))).toEqual(['registrations', 'https://feed.test/newer/']);
    expect(parse(indexOf(newer, flat))).toEqual(['flat', 'https://feed.test/flat/']);
  });

  it.each([
    ['another version', { version: '4.0.0', resources: [] }],
    ['no version', { resources: [] }],
    ['no resources', { version: '3.0.0' }],
    ['no packages', indexOf(OTHER, 'text', { '@type': 'PackageBaseAddress/3.0.0' })],
    ['a file', indexOf({ '@id': 'file:///etc/', '@type': 'PackageBaseAddress/3.0.0' })],
    ['search alone', indexOf(OTHER)],
    ['less protection', indexOf({ '@id': 'http://feed.test/', '@type': 'PackageBaseAddress/3.0.0' })],
  ])('refuses an index with %s', (_, index) => {
    expect(() => parse(index)).toThrowCode('FEED_RESPONSE_INVALID');
  });
});
