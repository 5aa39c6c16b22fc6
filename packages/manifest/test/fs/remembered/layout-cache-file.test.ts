import { existsSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { layoutCacheFile } from '../../../src/fs/remembered/layout-cache-file.ts';
import { writeFiles } from '../../layout-folder.ts';

const now = (): number => 0;

describe('layoutCacheFile', () => {
  it.each([
    ['linux', { HOME: 'home', XDG_CACHE_HOME: 'caches' }, join('caches', 'nuspine')],
    ['linux', { HOME: 'home', XDG_CACHE_HOME: '' }, join('home', '.cache', 'nuspine')],
    ['darwin', { HOME: 'home' }, join('home', 'Library', 'Caches', 'nuspine')],
    ['win32', { HOME: 'home', LOCALAPPDATA: 'local' }, join('local', 'nuspine')],
    ['win32', { NUSPINE_CACHE: 'own', LOCALAPPDATA: 'local' }, 'own'],
  ])('lies where %s has caches of %j', (platform, environment, base) => {
    const file = layoutCacheFile('repository', { environment, platform, now });
    expect(file?.startsWith(join(base, 'layouts'))).toBe(true);
    expect(layoutCacheFile(resolve('repository'), { environment, platform, now })).toBe(file);
    expect(layoutCacheFile('other', { environment, platform, now })).not.toBe(file);
  });

  it('lies nowhere without a home', () => {
    expect(layoutCacheFile('repository', { environment: {}, platform: 'linux', now })).toBeUndefined();
  });

  it('removes what nobody used for a long time', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFiles(folder, { 'layouts/old': '', 'layouts/new': '' });
      const days = 24 * 60 * 60;
      utimesSync(join(folder, 'layouts/old'), days, days);
      utimesSync(join(folder, 'layouts/new'), 50 * days, 50 * days);
      const environment = { NUSPINE_CACHE: folder };
      layoutCacheFile('repository', { environment, platform: 'linux', now: () => 100 * days * 1000 });
      expect(['old', 'new'].map((name) => existsSync(join(folder, 'layouts', name)))).toEqual([false, true]);
    });
  });
});
