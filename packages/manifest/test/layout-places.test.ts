import { describe, expect, it } from 'vitest';
import { layoutPlaces, ownersIn, vendoredPlaces } from '../src/layout-places.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../src/offline-config.ts';

const config = { ...DEFAULT_OFFLINE_CONFIG, owners: ['plugins'], approved: ['assets'] };

describe('layoutPlaces', () => {
  it('says which part of the layout a path lies in', () => {
    const { isInPackages, isInBundles, isVendored, isStray } = layoutPlaces(config);
    const paths = ['local-nugets/a', 'offline/feeds/a', 'vendor/a', 'plugins/nx/a', 'assets/a', 'src/a'];
    expect([isInPackages, isInBundles, isVendored, isStray].map((isIn) => paths.filter(isIn))).toEqual([
      ['local-nugets/a'],
      ['offline/feeds/a'],
      ['vendor/a', 'plugins/nx/a', 'assets/a'],
      ['src/a'],
    ]);
  });
});

describe('vendoredPlaces', () => {
  it('are the folder of vendored files, those of modules and the approved ones, without what tools keep there', () => {
    const paths = ['vendor/a', 'plugins/.a/b', 'assets/node_modules/a', 'vendor/.git', 'plugins/a/.SVN/b', 'src/a'];
    expect(paths.filter(vendoredPlaces(config))).toEqual(['vendor/a', 'plugins/.a/b', 'assets/node_modules/a']);
  });
});

describe('ownersIn', () => {
  it.each([
    ['vendor/a/b', 'vendor'],
    ['assets/b', 'assets'],
    ['plugins/nx/lib/b', 'plugins/nx'],
    ['Plugins/nx/b', 'Plugins/nx'],
    ['plugins/b', 'plugins'],
  ])('gives %s to %s', (path, owner) => {
    expect(ownersIn(config)(path)).toBe(owner);
  });
});
