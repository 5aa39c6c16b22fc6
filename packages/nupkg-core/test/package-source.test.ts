import { describe, expect, it } from 'vitest';
import { isRemote, sourceAddress } from '../src/index.ts';

describe('isRemote', () => {
  it.each([
    ['https://feed.test/v3/index.json', true],
    ['feed', false],
    ['/feed', false],
    ['C:\\feed', false],
    ['\\\\server\\feed', false],
  ])('%s: %s', (location, expected) => {
    expect(isRemote({ name: 'a', location })).toBe(expected);
  });
});

describe('sourceAddress', () => {
  it('may be http on this machine, or where the source allows it', () => {
    expect(sourceAddress({ name: 'a', location: 'http://127.0.0.1:1/' }).host).toBe('127.0.0.1:1');
    expect(sourceAddress({ name: 'a', location: 'http://feed.test/', allowsInsecure: true }).host).toBe('feed.test');
  });

  it('is https elsewhere', () => {
    expect(() => sourceAddress({ name: 'a', location: 'http://feed.test/' })).toThrowCode('FEED_INSECURE');
  });
});
