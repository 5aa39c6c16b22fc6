import { describe, expect, it } from 'vitest';
import { parseBundlesManifest } from '../src/bundles-manifest.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const entry = { path: 'a.tar', kind: 'tar', size: 1, digest, origin: '', consumer: '' };
const parse = (document: unknown): unknown =>
  parseBundlesManifest(Buffer.from(JSON.stringify(document)), 'manifest.json');

describe('parseBundlesManifest', () => {
  it('keeps members that people added', () => {
    const document = { formatVersion: 1, bundles: [{ ...entry, ticket: 7 }], contact: 'us' };
    expect(parse(document)).toEqual(document);
  });

  it.each([
    ['another format', { formatVersion: 2, bundles: [] }],
    ['no list', { formatVersion: 1 }],
    ['another digest', { formatVersion: 1, bundles: [{ ...entry, digest: 'sha256:0' }] }],
    ['a negative size', { formatVersion: 1, bundles: [{ ...entry, size: -1 }] }],
  ])('refuses %s', (_, document) => {
    expect(() => parse(document)).toThrowCode('MANIFEST_DOCUMENT_INVALID');
  });
});
