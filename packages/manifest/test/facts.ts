import type { LayoutFacts, Manifests } from '../src/index.ts';

export const DIGEST = `sha256:${'a'.repeat(64)}` as const;
export const OTHER_DIGEST = `sha256:${'b'.repeat(64)}` as const;
const HASH = `${'A'.repeat(86)}==`;

/** One package, one binary and one bundle. */
export const FACTS: LayoutFacts = {
  files: 3,
  packages: [
    {
      file: 'A.1.0.0.nupkg',
      id: 'A',
      version: '1.0.0',
      size: 1,
      digest: DIGEST,
      contentHash: HASH,
      packageHash: HASH,
      signed: true,
    },
  ],
  binaries: [{ path: 'vendor/a', size: 2, digest: DIGEST, kind: 'elf', owner: 'vendor' }],
  bundles: [{ path: 'a.tar', size: 3, digest: DIGEST, kind: 'tar' }],
  strays: [],
  unread: [],
  findings: [],
};

/** Manifests of those, with all that people owe. */
export const MANIFESTS: Manifests = {
  packages: {
    formatVersion: 1,
    packages: [
      {
        id: 'A',
        version: '1.0.0',
        file: 'A.1.0.0.nupkg',
        size: 1,
        digest: DIGEST,
        contentHash: HASH,
        packageHash: HASH,
        signed: true,
        license: 'MIT',
        origin: 'gallery',
        consumer: 'app',
      },
    ],
  },
  vendor: {
    formatVersion: 1,
    files: [
      {
        path: 'vendor/a',
        size: 2,
        digest: DIGEST,
        kind: 'elf',
        owner: 'vendor',
        origin: 'web',
        version: '1',
        consumer: 'app',
        note: 'n',
      },
    ],
  },
  bundles: {
    formatVersion: 1,
    bundles: [{ path: 'a.tar', kind: 'tar', size: 3, digest: DIGEST, origin: 'us', consumer: 'site' }],
  },
};
