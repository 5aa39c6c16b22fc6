import { describe, expect, it } from 'vitest';
import { documentPaths, haveSameRoots, requireComplete, statedFiles } from '../../src/bundle/bundle-contents.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../src/offline-config.ts';

const A = `sha256:${'a'.repeat(64)}` as const;
const WORDS = { origin: '', version: '', consumer: '' };

function layout(path: string): Parameters<typeof statedFiles>[0] {
  const file = { path, size: 3, digest: A, kind: 'elf', owner: 'vendor', ...WORDS };
  return {
    config: DEFAULT_OFFLINE_CONFIG,
    manifests: {
      packages: { formatVersion: 1, packages: [] },
      vendor: { formatVersion: 1, files: [file] },
    },
    documents: new Map([['vendor/manifest.json', Buffer.from('x')]]),
  };
}

describe('documentPaths', () => {
  it('leaves the bundles where they are', () => {
    expect(documentPaths(DEFAULT_OFFLINE_CONFIG)).toEqual([
      'nuspine.offline.json',
      'local-nugets/manifest.json',
      'vendor/manifest.json',
    ]);
  });
});

describe('statedFiles', () => {
  it('lists documents and what they list, in order of path', () => {
    expect(statedFiles(layout('tools/a')).map(({ path, group }) => `${group} ${path}`)).toEqual([
      'vendor tools/a',
      'manifest vendor/manifest.json',
    ]);
  });

  it('refuses a file that lies in no root', () => {
    expect(() => statedFiles(layout('src/a'))).toThrowCode('BUNDLE_PATH_REFUSED');
  });
});

describe('requireComplete', () => {
  it.each([
    ['a file less', (files: ReturnType<typeof statedFiles>) => files.slice(1)],
    ['a file more', (files: ReturnType<typeof statedFiles>) => [...files, { path: 'z', size: 1, digest: A }]],
    ['another file', (files: ReturnType<typeof statedFiles>) => files.map((file) => ({ ...file, size: 9 }))],
  ])('refuses %s', (_what, change) => {
    const stated = statedFiles(layout('tools/a'));
    requireComplete(stated, stated, 'bundle');
    expect(() => {
      requireComplete(change(stated), stated, 'bundle');
    }).toThrowCode('BUNDLE_INCOMPLETE');
  });
});

describe('haveSameRoots', () => {
  it('compares folders and not what else is configured', () => {
    const other = { ...DEFAULT_OFFLINE_CONFIG, feeds: { nuget: 'x' }, owners: ['ops', 'deploy', 'tools', 'plugins'] };
    expect(haveSameRoots(DEFAULT_OFFLINE_CONFIG, other)).toBe(true);
    expect(haveSameRoots(DEFAULT_OFFLINE_CONFIG, { ...other, vendor: 'third-party' })).toBe(false);
  });
});
