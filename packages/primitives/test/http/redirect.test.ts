import { describe, expect, it } from 'vitest';
import { isRedirect, redirectTarget, requireRedirects } from '../../src/http/redirect.ts';

const from = new URL('https://feed.test/a/b');

describe('isRedirect', () => {
  it('knows the five statuses that send a GET elsewhere', () => {
    const statuses = [200, 300, 301, 302, 303, 304, 305, 307, 308, 404];
    expect(statuses.filter(isRedirect)).toEqual([301, 302, 303, 307, 308]);
  });
});

describe('redirectTarget', () => {
  it.each([
    ['c', 'https://feed.test/a/c'],
    ['/c', 'https://feed.test/c'],
    ['//cdn.test/c', 'https://cdn.test/c'],
    ['https://cdn.test/', 'https://cdn.test/'],
  ])('%s leads to %s', (location, expected) => {
    expect(redirectTarget(from, location).href).toBe(expected);
  });

  it.each([undefined, 'http://feed.test/', 'file:///etc/passwd', 'https://a:b@feed.test/'])(
    'refuses %s',
    (location) => {
      expect(() => redirectTarget(from, location)).toThrowCode('HTTP_REDIRECT_REFUSED');
    },
  );

  it('may leave http', () => {
    expect(redirectTarget(new URL('http://feed.test/'), 'https://feed.test/').protocol).toBe('https:');
  });
});

describe('requireRedirects', () => {
  it('counts', () => {
    expect(() => {
      requireRedirects(from, 10, 10);
    }).not.toThrow();
    expect(() => {
      requireRedirects(from, 11, 10);
    }).toThrowCode('HTTP_REDIRECT_REFUSED');
  });
});
