import { describe, expect, it } from 'vitest';
import { authorization } from '../../src/index.ts';

const credentials = { server: new URL('https://feed.test/v3/index.json'), username: 'Ada', password: 'pä:ss' };

describe('authorization', () => {
  it('is for every path of the server', () => {
    // RFC 7617 §2.1: UTF-8, and only the first colon ends the name.
    const header = authorization(new URL('https://feed.test/flat/a'), credentials);
    expect(header).toBe(`Basic ${Buffer.from('Ada:pä:ss').toString('base64')}`);
  });

  it.each([
    ['another host', 'https://evil.test/v3/index.json'],
    ['a host below it', 'https://a.feed.test/'],
    ['another port', 'https://feed.test:8443/'],
    ['http', 'http://feed.test/'],
    ['http on the port of https', 'http://feed.test:443/'],
  ])('never goes to %s', (_, url) => {
    expect(authorization(new URL(url), credentials)).toBeUndefined();
  });

  it('is not made up', () => {
    expect(authorization(new URL('https://feed.test/'), undefined)).toBeUndefined();
  });
});
