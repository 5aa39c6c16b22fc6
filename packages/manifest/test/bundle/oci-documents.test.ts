import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { BundleDocument } from '../../src/bundle/bundle-document.ts';
import {
  blobGroups,
  formatOciIndex,
  formatOciManifest,
  MEDIA_TYPES,
  parseOciIndex,
  parseOciManifest,
  requireLayers,
  requireOciLayout,
} from '../../src/bundle/oci-documents.ts';

const digestOf = (digit: string): `sha256:${string}` => `sha256:${digit.repeat(64)}`;
const DOCUMENT: BundleDocument = {
  formatVersion: 1,
  contents: digestOf('0'),
  base: digestOf('9'),
  sbom: digestOf('1'),
  files: [
    { path: 'local-nugets/A.1.0.0.nupkg', size: 1, digest: digestOf('2') },
    { path: 'local-nugets/manifest.json', size: 1, digest: digestOf('3') },
    { path: 'vendor/tool', size: 1, digest: digestOf('4') },
  ],
  blobs: ['1', '2', '3', '4', '5'].map((digit) => ({ digest: digestOf(digit), size: 1 })),
  deltas: [{ target: digestOf('6'), base: digestOf('7'), patch: digestOf('5'), form: 'nuspine' }],
};
const BYTES = Buffer.from('{}');
const MANIFEST = formatOciManifest(BYTES, DOCUMENT.blobs, blobGroups(DOCUMENT));

describe('formatOciManifest', () => {
  it('puts layers in order of what they are', () => {
    const { layers, config } = parseOciManifest(MANIFEST, 'manifest');
    expect(layers.map(({ mediaType }) => mediaType)).toEqual([
      MEDIA_TYPES.manifest,
      MEDIA_TYPES.package,
      MEDIA_TYPES.vendor,
      MEDIA_TYPES.delta,
      MEDIA_TYPES.sbom,
    ]);
    expect(config).toEqual({ mediaType: MEDIA_TYPES.config, digest: digestBytes(BYTES), size: 2 });
  });

  it('refuses more than registries take', () => {
    const blobs = Array.from({ length: 20_000 }, (_, at) => ({ digest: digestBytes(Buffer.from([at])), size: at }));
    expect(() => formatOciManifest(BYTES, blobs, new Map())).toThrowCode('MANIFEST_LIMIT_EXCEEDED');
  });
});

describe('parseOciIndex', () => {
  it('finds the bundle by its tag, or the only one', () => {
    const index = formatOciIndex(MANIFEST, 'v1');
    expect(parseOciIndex(index, 'index.json')).toEqual(parseOciIndex(index, 'index.json', 'v1'));
    expect(parseOciIndex(index, 'index.json').digest).toBe(digestBytes(MANIFEST));
    expect(() => parseOciIndex(index, 'index.json', 'v2')).toThrowCode('BUNDLE_INVALID');
  });
});

describe('requireLayers', () => {
  it('accepts the layers of the document, and no others', () => {
    const manifest = parseOciManifest(MANIFEST, 'manifest');
    const groups = blobGroups(DOCUMENT);
    requireLayers(manifest, DOCUMENT, groups, 'layout');
    const less = { ...DOCUMENT, blobs: DOCUMENT.blobs.slice(1) };
    expect(() => {
      requireLayers(manifest, less, groups, 'layout');
    }).toThrowCode('BUNDLE_INVALID');
    const swapped = { ...manifest, layers: manifest.layers.map((layer) => ({ ...layer, mediaType: 'text/plain' })) };
    expect(() => {
      requireLayers(swapped, DOCUMENT, groups, 'layout');
    }).toThrowCode('BUNDLE_INVALID');
    expect(() => {
      requireLayers({ ...manifest, layers: [] }, DOCUMENT, groups, 'layout');
    }).toThrowCode('BUNDLE_INCOMPLETE');
  });
});

describe('requireOciLayout', () => {
  it('knows one version', () => {
    requireOciLayout(Buffer.from('{"imageLayoutVersion":"1.0.0"}'), 'oci-layout');
    expect(() => {
      requireOciLayout(Buffer.from('{"imageLayoutVersion":"2.0.0"}'), 'oci-layout');
    }).toThrowCode('BUNDLE_INVALID');
  });
});
