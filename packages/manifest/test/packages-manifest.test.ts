import { describe, expect, it } from 'vitest';
import { parsePackagesManifest } from '../src/packages-manifest.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const entry = {
  id: 'A',
  version: '1.0.0',
  file: 'A.1.0.0.nupkg',
  size: 1,
  digest,
  contentHash: `${'A'.repeat(86)}==`,
  signed: false,
  origin: '',
  consumer: '',
};
const parse = (document: unknown): unknown =>
  parsePackagesManifest(Buffer.from(JSON.stringify(document)), 'manifest.json');

describe('parsePackagesManifest', () => {
  it('keeps members that people added', () => {
    const document = { formatVersion: 1, packages: [{ ...entry, ticket: 7 }], contact: 'us' };
    expect(parse(document)).toEqual(document);
  });

  it.each([
    ['another format', { formatVersion: 2, packages: [] }],
    ['no list', { formatVersion: 1 }],
    ['another digest', { formatVersion: 1, packages: [{ ...entry, digest: 'sha256:0' }] }],
    ['a negative size', { formatVersion: 1, packages: [{ ...entry, size: -1 }] }],
  ])('refuses %s', (_, document) => {
    expect(() => parse(document)).toThrowCode('MANIFEST_DOCUMENT_INVALID');
  });
});
