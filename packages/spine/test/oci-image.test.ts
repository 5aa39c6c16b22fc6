import { describe, expect, it } from 'vitest';
import { parseImageConfiguration, parseImageIndex, parseImageManifest } from '../src/oci-image.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const bytes = (document: unknown): Uint8Array => Buffer.from(JSON.stringify(document));

describe('parseImageIndex', () => {
  it('gives each image with its annotations and platform', () => {
    const manifests = [
      { digest: DIGEST, annotations: { a: 'b' } },
      { digest: DIGEST, platform: { os: 'linux', architecture: 'arm64' } },
    ];
    expect(parseImageIndex(bytes({ manifests }), 'index.json')).toEqual([
      { digest: DIGEST, annotations: { a: 'b' } },
      { digest: DIGEST, annotations: {}, platform: 'linux/arm64' },
    ]);
  });

  it.each([
    ['no JSON', Buffer.from('{')],
    ['no list', bytes({})],
    ['a digest that is a path', bytes({ manifests: [{ digest: 'sha256:../a' }] })],
  ])('refuses %s', (_, content) => {
    expect(() => parseImageIndex(content, 'index.json')).toThrowCode('SPINE_ARTIFACT_INVALID');
  });
});

describe('parseImageManifest', () => {
  it('tells an image from a list of them', () => {
    expect(parseImageManifest(bytes({ config: { digest: DIGEST } }), 'x')).toEqual({ config: DIGEST, images: [] });
    expect(parseImageManifest(bytes({ manifests: [{ digest: DIGEST }] }), 'x')).toEqual({
      images: [{ digest: DIGEST, annotations: {} }],
    });
  });
});

describe('parseImageConfiguration', () => {
  it('takes null for nothing, as Docker writes it', () => {
    const nothing = { labels: {}, entrypoint: [] };
    expect(parseImageConfiguration(bytes({ config: { Labels: null, Entrypoint: null } }), 'x')).toEqual(nothing);
    expect(parseImageConfiguration(bytes({}), 'x')).toEqual(nothing);
    expect(parseImageConfiguration(bytes({ config: { Labels: { a: 'b' }, Entrypoint: ['/app'] } }), 'x')).toEqual({
      labels: { a: 'b' },
      entrypoint: ['/app'],
    });
  });
});
