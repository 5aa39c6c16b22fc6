import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileCacheFolder } from '../../src/fs/compile-cache.ts';

describe('compileCacheFolder', () => {
  it.each([
    ['linux', {}, ['home', '.cache', 'nuspine', 'compiled']],
    ['linux', { XDG_CACHE_HOME: 'cache' }, ['cache', 'nuspine', 'compiled']],
    ['linux', { XDG_CACHE_HOME: '' }, ['home', '.cache', 'nuspine', 'compiled']],
    ['darwin', {}, ['home', 'Library', 'Caches', 'nuspine', 'compiled']],
    ['win32', {}, ['home', 'AppData', 'Local', 'nuspine', 'compiled']],
    ['win32', { LOCALAPPDATA: 'local', XDG_CACHE_HOME: 'cache' }, ['local', 'nuspine', 'compiled']],
  ] as const)('is a folder of the user on %s with %o', (platform, env, wanted) => {
    expect(compileCacheFolder(env, platform, 'home')).toBe(join(...wanted));
  });

  it('leaves the folder to the user who says one, and is none without a home', () => {
    expect(compileCacheFolder({ NODE_COMPILE_CACHE: 'mine' }, 'linux', 'home')).toBeUndefined();
    expect(compileCacheFolder({}, 'linux', '')).toBeUndefined();
  });
});
