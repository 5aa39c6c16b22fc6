import { describe, expect, it } from 'vitest';
import { isJsonObject, parseFeedDocument } from '../../src/v3/feed-document.ts';

const URL = 'https://feed.test/v3/index.json';

describe('parseFeedDocument', () => {
  it('reads an object, after a byte order mark too', () => {
    expect(parseFeedDocument(Buffer.from('\ufeff{"a":1}'), URL)).toEqual({ a: 1 });
  });

  it.each([
    ['<!DOCTYPE html><html>', 'web page'],
    ['<?xml version="1.0"?><service>', 'V2 feed'],
    ['oops', 'not JSON'],
    ['', 'not JSON'],
    ['[]', 'no JSON object'],
    ['null', 'no JSON object'],
  ])('says of %j that it is %s', (text, message) => {
    const parse = (): unknown => parseFeedDocument(Buffer.from(text), URL);
    expect(parse).toThrowCode('FEED_RESPONSE_INVALID');
    expect(parse).toThrow(message);
  });
});

describe('isJsonObject', () => {
  it('takes objects alone', () => {
    expect([{}, [], null, 1, 'a'].map(isJsonObject)).toEqual([true, false, false, false, false]);
  });
});
