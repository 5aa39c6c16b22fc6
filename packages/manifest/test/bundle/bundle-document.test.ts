import { describe, expect, it } from 'vitest';
import { type BundleDocument, contentsDigest, parseBundleDocument } from '../../src/bundle/bundle-document.ts';
import { formatDocument } from '../../src/read-document.ts';

const A = `sha256:${'a'.repeat(64)}` as const;
const B = `sha256:${'b'.repeat(64)}` as const;
const FILES = [
  { path: 'B', size: 1, digest: A },
  { path: 'a', size: 2, digest: B, executable: true as const },
];

function documentOf(change: Partial<BundleDocument> = {}): Uint8Array {
  return formatDocument({
    formatVersion: 1,
    contents: contentsDigest(change.files ?? FILES),
    sbom: B,
    files: FILES,
    blobs: [
      { digest: A, size: 1 },
      { digest: B, size: 2 },
    ],
    deltas: [],
    ...change,
  });
}

describe('parseBundleDocument', () => {
  it('reads what is written, paths in ordinal order', () => {
    expect(parseBundleDocument(documentOf(), 'bundle.json').files).toEqual(FILES);
  });

  it.each([
    ['a file that comes from nowhere', { blobs: [{ digest: B, size: 2 }] }, 'BUNDLE_INCOMPLETE'],
    ['files of which one is a folder', { files: nested('a', 'a/b') }, 'BUNDLE_PATH_REFUSED'],
    ['a path that leads out', { files: nested('../a') }, 'BUNDLE_PATH_REFUSED'],
    ['a contents that is another', { contents: A }, 'BUNDLE_INVALID'],
  ])('refuses %s', (_what, change, code) => {
    expect(() => parseBundleDocument(documentOf(change), 'bundle.json')).toThrowCode(code);
  });

  it('takes what the base has', () => {
    const bytes = documentOf({ base: A, blobs: [{ digest: B, size: 2 }] });
    expect(parseBundleDocument(bytes, 'bundle.json').base).toBe(A);
  });
});

function nested(...paths: readonly string[]): BundleDocument['files'] {
  return paths.map((path) => ({ path, size: 1, digest: A }));
}

describe('contentsDigest', () => {
  it('is that of lines of digest, size and path, whatever the rights are', () => {
    const [, second] = FILES;
    const files = [...FILES.slice(0, 1), { path: 'a', size: 2, digest: second?.digest ?? A }];
    expect(contentsDigest(files)).toBe(contentsDigest(FILES));
    // Python: hashlib.sha256(('a'*64+' 1 B\n'+'b'*64+' 2 a\n').encode()).hexdigest()
    expect(contentsDigest(FILES)).toBe('sha256:4aa55cc116562b0da6af927f8515562f1802b5ba4400bf0655f13431c9451579');
  });
});
