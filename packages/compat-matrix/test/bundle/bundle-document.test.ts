import { describe, expect, it } from 'vitest';
import { parseBundleDocument, releaseName } from '../../src/index.ts';
import { DOCUMENT } from '../sample-bundle.ts';

describe('parseBundleDocument', () => {
  it('reads a document that follows its schema', () => {
    expect(parseBundleDocument(JSON.stringify(DOCUMENT), 'bundle.json')).toEqual(DOCUMENT);
  });

  const [part] = DOCUMENT.parts;
  it.each([
    ['no JSON', '{'],
    ['another format', JSON.stringify({ ...DOCUMENT, formatVersion: 2 })],
    ['more than there may be', JSON.stringify({ ...DOCUMENT, extra: 1 })],
    ['no parts', JSON.stringify({ ...DOCUMENT, parts: [] })],
    ['a name that leaves its folder', JSON.stringify({ ...DOCUMENT, name: '../x' })],
    ['a file that leaves its folder', JSON.stringify({ ...DOCUMENT, parts: [{ ...part, file: '../x' }] })],
    [
      'a component that leaves its folder',
      JSON.stringify({ ...DOCUMENT, parts: [{ ...part, component: 'a/../../b' }] }),
    ],
    ['a digest that is none', JSON.stringify({ ...DOCUMENT, parts: [{ ...part, digest: 'md5:1' }] })],
    ['a version that is none', JSON.stringify({ ...DOCUMENT, version: '1/../..' })],
  ])('refuses %s', (_what, text) => {
    expect(() => parseBundleDocument(text, 'bundle.json')).toThrowCode('MATRIX_BUNDLE_INVALID');
  });
});

describe('releaseName', () => {
  it('is name and version', () => {
    expect(releaseName(DOCUMENT)).toBe('stable-1.0.0');
  });
});
