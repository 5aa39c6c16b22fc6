import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../../src/fs/index.ts';

describe('cacheFolder', () => {
  it.each([
    ['linux', { HOME: '/home/ada' }, join('/home/ada', '.cache', 'nuspine')],
    ['linux', { HOME: '/home/ada', XDG_CACHE_HOME: '/var/ada' }, join('/var/ada', 'nuspine')],
    ['linux', { HOME: '/home/ada', XDG_CACHE_HOME: '' }, join('/home/ada', '.cache', 'nuspine')],
    ['darwin', { HOME: '/Users/ada' }, join('/Users/ada', 'Library', 'Caches', 'nuspine')],
    ['win32', { HOME: '/home/ada', LOCALAPPDATA: 'C:\\Local' }, join('C:\\Local', 'nuspine')],
    ['win32', { NUSPINE_CACHE: 'D:\\cache' }, 'D:\\cache'],
  ])('on %s with %j is %s', (platform, environment, expected) => {
    expect(cacheFolder(environment, platform)).toBe(expected);
  });

  it.each(['linux', 'darwin', 'win32'])('is not guessed on %s', (platform) => {
    expect(() => cacheFolder({}, platform)).toThrowCode('FEED_CACHE_UNKNOWN');
  });
});
