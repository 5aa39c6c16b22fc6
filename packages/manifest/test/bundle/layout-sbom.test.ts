import { describe, expect, it } from 'vitest';
import { formatLayoutSbom } from '../../src/bundle/layout-sbom.ts';

const A = `sha256:${'a'.repeat(64)}` as const;
const MANIFESTS: Parameters<typeof formatLayoutSbom>[0] = {
  packages: {
    formatVersion: 1,
    packages: [
      {
        id: 'App',
        version: '1.0.0',
        file: 'App.1.0.0.nupkg',
        size: 1,
        digest: A,
        contentHash: '',
        signed: false,
        license: 'MIT',
        origin: 'built here',
        consumer: '',
      },
    ],
  },
  vendor: {
    formatVersion: 1,
    files: [
      {
        path: 'vendor/tool',
        size: 1,
        digest: A,
        kind: 'elf',
        owner: 'vendor',
        origin: '',
        version: '2.1',
        consumer: 'CI',
      },
    ],
  },
};

describe('formatLayoutSbom', () => {
  it('lists packages and vendored files, the same each time', async () => {
    const text = await formatLayoutSbom(MANIFESTS);
    expect(await formatLayoutSbom(MANIFESTS)).toBe(text);
    expect(JSON.parse(text)).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      components: [
        {
          name: 'App',
          purl: 'pkg:nuget/App@1.0.0',
          hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }],
          properties: [{ name: 'nuspine:file' }, { name: 'nuspine:origin', value: 'built here' }],
        },
        { type: 'file', name: 'vendor/tool', version: '2.1' },
      ],
    });
  });
});
