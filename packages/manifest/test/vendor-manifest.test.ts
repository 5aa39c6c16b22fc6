import { describe, expect, it } from 'vitest';
import { parseVendorManifest } from '../src/vendor-manifest.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const entry = {
  path: 'vendor/a',
  size: 1,
  digest,
  kind: 'elf',
  owner: 'vendor',
  origin: '',
  version: '',
  consumer: '',
};
const parse = (document: unknown): unknown =>
  parseVendorManifest(Buffer.from(JSON.stringify(document)), 'manifest.json');

describe('parseVendorManifest', () => {
  it('keeps members that people added', () => {
    const document = { formatVersion: 1, files: [{ ...entry, ticket: 7 }], contact: 'us' };
    expect(parse(document)).toEqual(document);
  });

  it.each([
    ['another format', { formatVersion: 2, files: [] }],
    ['no list', { formatVersion: 1 }],
    ['another digest', { formatVersion: 1, files: [{ ...entry, digest: 'sha256:0' }] }],
    ['a negative size', { formatVersion: 1, files: [{ ...entry, size: -1 }] }],
  ])('refuses %s', (_, document) => {
    expect(() => parse(document)).toThrowCode('MANIFEST_DOCUMENT_INVALID');
  });
});
