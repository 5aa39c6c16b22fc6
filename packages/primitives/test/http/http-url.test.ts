import { describe, expect, it } from 'vitest';
import { isHttpUrl, isLoopback, parseHttpUrl, printableUrl } from '../../src/index.ts';

describe('parseHttpUrl', () => {
  it.each(['', 'feed', '/feed', 'C:\\feed', 'file:///feed', 'ftp://host/feed', 'http://', '\\\\server\\share'])(
    'refuses %j',
    (text) => {
      expect(() => parseHttpUrl(text)).toThrowCode('HTTP_URL_INVALID');
      expect(isHttpUrl(text)).toBe(false);
    },
  );

  it('refuses a password, and does not repeat it', () => {
    const parse = (): unknown => parseHttpUrl('https://me:secret@feed.test/v3/index.json');
    expect(parse).toThrowCode('HTTP_URL_INVALID');
    const details = (() => {
      try {
        return parse();
      } catch (error) {
        return error;
      }
    })();
    expect(JSON.stringify(details)).not.toContain('secret');
  });

  it('reads an address, alone or beside another', () => {
    expect(parseHttpUrl('HTTPS://Feed.Test/v3').href).toBe('https://feed.test/v3');
    expect(parseHttpUrl('../b', new URL('http://feed.test/a/c')).href).toBe('http://feed.test/b');
  });
});

describe('isLoopback', () => {
  it.each([
    ['http://localhost:8080/', true],
    ['http://127.0.0.1/', true],
    ['http://127.9.9.9/', true],
    ['http://[::1]:5000/', true],
    ['http://127.0.0.1.feed.test/', false],
    ['http://feed.test/', false],
  ])('%s: %s', (url, expected) => {
    expect(isLoopback(new URL(url))).toBe(expected);
  });
});

describe('printableUrl', () => {
  it('keeps what a query says to itself', () => {
    expect(printableUrl(new URL('https://blob.test/a.nupkg?sig=secret'))).toBe('https://blob.test/a.nupkg?…');
    expect(printableUrl(new URL('https://blob.test/a.nupkg'))).toBe('https://blob.test/a.nupkg');
  });
});
