import { describe, expect, it } from 'vitest';
import { parseServiceIndex } from '../../src/v3/service-index.ts';

const URL = 'https://feed.test/v3/index.json';

function parse(index: unknown): string {
  return parseServiceIndex(Buffer.from(JSON.stringify(index)), URL).href;
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
    expect(parse(indexOf(OTHER, resource))).toBe('https://feed.test/flat/');
  });

  it.each([
    ['another version', { version: '4.0.0', resources: [] }],
    ['no version', { resources: [] }],
    ['no resources', { version: '3.0.0' }],
    ['no packages', indexOf(OTHER, 'text', { '@type': 'PackageBaseAddress/3.0.0' })],
    ['a file', indexOf({ '@id': 'file:///etc/', '@type': 'PackageBaseAddress/3.0.0' })],
    ['less protection', indexOf({ '@id': 'http://feed.test/', '@type': 'PackageBaseAddress/3.0.0' })],
  ])('refuses an index with %s', (_, index) => {
    expect(() => parse(index)).toThrowCode('FEED_RESPONSE_INVALID');
  });
});
