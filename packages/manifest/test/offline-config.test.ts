import { describe, expect, it } from 'vitest';
import { DEFAULT_OFFLINE_CONFIG, isWithin, parseOfflineConfig } from '../src/offline-config.ts';

const parse = (config: object): unknown =>
  parseOfflineConfig(Buffer.from(JSON.stringify({ formatVersion: 1, ...config })));

describe('parseOfflineConfig', () => {
  it('has a default for everything', () => {
    expect(parse({})).toEqual(DEFAULT_OFFLINE_CONFIG);
  });

  it('puts the cache into the feed, wherever that is', () => {
    expect(parse({ packages: 'deps/nuget' })).toMatchObject({ cache: 'deps/nuget/packages' });
  });

  it.each([
    ['an unknown member', { package: 'x' }],
    ['a root in another', { vendor: 'local-nugets/vendor' }],
    ['one root twice', { vendor: 'Local-Nugets' }],
    ['an exemption without reason', { exempt: [{ path: 'a', reason: '' }] }],
  ])('refuses %s', (_, config) => {
    expect(() => parse(config)).toThrowCode('MANIFEST_CONFIG_INVALID');
  });

  it.each([
    ['/vendor', { vendor: '../vendor' }],
    ['/packages', { packages: '/feed' }],
    ['/cache', { cache: '..' }],
    ['/bundles', { bundles: 'offline\\feeds' }],
    ['/owners/1', { owners: ['tools', './plugins'] }],
    ['/approved/0', { approved: ['assets/'] }],
    ['/exempt/0/path', { exempt: [{ path: 'src/*', reason: 'a test' }] }],
  ])('says of %s that it is no path from the root, and in which document', (pointer, config) => {
    expect(() => parse(config)).toThrow(
      expect.objectContaining({
        code: 'MANIFEST_CONFIG_INVALID',
        details: expect.objectContaining({
          path: 'nuspine.offline.json',
          found: [expect.objectContaining({ pointer })],
        }),
      }),
    );
  });
});

describe('isWithin', () => {
  it.each([
    ['vendor/a', true],
    ['vendor', true],
    ['Vendor/a', true],
    ['vendor-evil/a', false],
    ['a/vendor/b', false],
  ])('asks whole names: %s', (path, expected) => {
    expect(isWithin(path, 'vendor')).toBe(expected);
  });
});
