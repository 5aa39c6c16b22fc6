import { formatJson } from '@nuspine/primitives/json';
import { describe, expect, it } from 'vitest';
import { parseBundleRegistry } from '../../src/index.ts';
import { EMPTY_REGISTRY, type PublishedBundle, withBundle } from '../../src/bundle/bundle-registry.ts';

const bundle = (name: string, version: string, size = 1): PublishedBundle => ({
  id: `${name}-${version}`,
  name,
  version,
  title: name,
  metapackage: 'Contoso',
  state: 'tested',
  parts: [
    {
      component: 'core',
      version: '1.0.0',
      kind: 'component',
      package: 'Core',
      file: 'core.1.0.0.nupkg',
      size: 1,
      digest: `sha256:${'a'.repeat(64)}`,
    },
  ],
  archive: `bundles/${name}-${version}/${name}-${version}.tar.gz`,
  size,
  digest: `sha256:${'b'.repeat(64)}`,
});

describe('withBundle', () => {
  it('sorts by name, then newest first, and puts a bundle in the place of the same one', () => {
    const all = [
      bundle('lts', '1.0.0'),
      bundle('lts', '1.10.0'),
      bundle('lts', '1.9.0'),
      bundle('a', '1.0.0', 1),
      bundle('a', '1.0.0', 2),
    ];
    const registry = all.reduce(withBundle, EMPTY_REGISTRY);
    expect(registry.bundles.map(({ id, size }) => `${id} ${String(size)}`)).toEqual([
      'a-1.0.0 2',
      'lts-1.10.0 1',
      'lts-1.9.0 1',
      'lts-1.0.0 1',
    ]);
    expect(parseBundleRegistry(formatJson(registry), 'index.json')).toEqual(registry);
  });
});

describe('parseBundleRegistry', () => {
  it.each([
    ['an archive somewhere else', { ...bundle('a', '1.0.0'), archive: '/etc/passwd' }],
    ['a bundle without parts', { ...bundle('a', '1.0.0'), parts: [] }],
  ])('refuses %s', (_what, one) => {
    const text = JSON.stringify({ formatVersion: 1, bundles: [one] });
    expect(() => parseBundleRegistry(text, 'index.json')).toThrowCode('MATRIX_BUNDLE_INVALID');
  });
});
