import { describe, expect, it } from 'vitest';
import { pageOfTarget, refusal, siteAnswer } from '../src/site-answer.ts';

const PAGES = ['index.html', 'releases.html'];
const PAGE = Buffer.from('<p>é</p>');

describe('pageOfTarget', () => {
  it.each([
    ['/', 'index.html'],
    ['/?a=b', 'index.html'],
    ['/releases.html', 'releases.html'],
    ['/releases.html?x#y', 'releases.html'],
  ])('finds the page of %s', (target, page) => {
    expect(pageOfTarget(target, PAGES)).toBe(page);
  });

  it.each([
    '/../index.html',
    '/..%2findex.html',
    '/%2e%2e/etc/passwd',
    '//index.html',
    '/./index.html',
    '/index.html/',
    '/index.html%00',
    '\\index.html',
    'http://elsewhere/index.html',
    '/nuspine-site.json',
    '*',
    '',
  ])('knows no page of %j', (target) => {
    expect(pageOfTarget(target, PAGES)).toBeUndefined();
  });
});

describe('siteAnswer', () => {
  const first = siteAnswer({ method: 'GET', target: '/' }, PAGE);

  it('states type, length and digest', () => {
    expect(first).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-length': '9',
        'x-content-type-options': 'nosniff',
      },
      body: PAGE,
    });
  });

  it('has no body for HEAD, and the same headers', () => {
    expect(siteAnswer({ method: 'HEAD', target: '/' }, PAGE)).toEqual({ status: 200, headers: first.headers });
  });

  it('answers 304 to who knows the page, and the page to who knows another', () => {
    const { etag = '' } = first.headers;
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, '*'])
      expect(siteAnswer({ method: 'GET', target: '/', known }, PAGE)).toMatchObject({ status: 304, headers: { etag } });
    expect(siteAnswer({ method: 'GET', target: '/', known: '"x"' }, PAGE).status).toBe(200);
  });

  it.each([
    ['POST', '/', PAGE, 405],
    ['GET', '*', undefined, 400],
    ['GET', '/nowhere', undefined, 404],
  ] as const)('answers %s %s with a refusal', (method, target, page, status) => {
    expect(siteAnswer({ method, target }, page).status).toBe(status);
  });
});

describe('refusal', () => {
  it('says why, as text', () => {
    expect(refusal(405, 'no', { allow: 'GET' })).toMatchObject({
      status: 405,
      headers: { allow: 'GET', 'content-type': 'text/plain; charset=utf-8' },
      body: Buffer.from('no\n'),
    });
  });
});
