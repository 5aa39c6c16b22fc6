import { describe, expect, it } from 'vitest';
import { judgeLayout } from '../src/judge-layout.ts';
import type { LayoutFacts } from '../src/layout-facts.ts';
import { EMPTY_MANIFESTS, type Manifests } from '../src/manifests.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../src/offline-config.ts';
import { FACTS, MANIFESTS, OTHER_DIGEST } from './facts.ts';

const codes = (facts: LayoutFacts, manifests: Manifests): readonly string[] =>
  judgeLayout(facts, manifests, DEFAULT_OFFLINE_CONFIG).map(({ code, path }) => `${code} ${path}`);
const withFile = (members: object): Manifests => ({
  ...MANIFESTS,
  vendor: { ...MANIFESTS.vendor, files: MANIFESTS.vendor.files.map((file) => ({ ...file, ...members })) },
});

describe('judgeLayout', () => {
  it('finds nothing in a sound layout', () => {
    expect(codes(FACTS, MANIFESTS)).toEqual([]);
  });

  it('names what no manifest lists, and what is not there', () => {
    expect(codes(FACTS, EMPTY_MANIFESTS)).toEqual([
      'binary-unlisted local-nugets/A.1.0.0.nupkg',
      'binary-unlisted offline/feeds/a.tar',
      'binary-unlisted vendor/a',
    ]);
    expect(codes({ ...FACTS, binaries: [] }, MANIFESTS)).toEqual(['binary-missing vendor/a']);
  });

  it.each([
    [{ size: 9 }, ['size-mismatch vendor/a']],
    [{ digest: OTHER_DIGEST }, ['digest-mismatch vendor/a']],
    [{ kind: 'pe' }, ['fact-mismatch vendor/a']],
    [
      { origin: ' ', version: '', consumer: '' },
      ['consumer-missing vendor/a', 'origin-missing vendor/a', 'version-missing vendor/a'],
    ],
    [{ path: 'src/a' }, ['binary-missing src/a', 'binary-unlisted vendor/a', 'entry-misplaced vendor/manifest.json']],
  ])('compares each member: %j', (members, expected) => {
    expect(codes(FACTS, withFile(members)).toSorted()).toEqual(expected);
  });

  it('finds a hash that only the manifest has', () => {
    const packages = FACTS.packages.map(({ file, id, version, size, digest, contentHash, signed }) => ({
      file,
      id,
      version,
      size,
      digest,
      contentHash,
      signed,
    }));
    expect(codes({ ...FACTS, packages }, MANIFESTS)).toEqual(['fact-mismatch local-nugets/A.1.0.0.nupkg']);
  });

  it('refuses two entries for one file', () => {
    const files = [...MANIFESTS.vendor.files, ...MANIFESTS.vendor.files];
    expect(codes(FACTS, { ...MANIFESTS, vendor: { formatVersion: 1, files } })).toEqual(['entry-duplicate vendor/a']);
  });

  it('says of a binary outside all roots what it is', () => {
    const strays = [{ path: 'src/key', detections: [{ kind: 'pkcs12', category: 'key', by: 'magic' } as const] }];
    expect(codes({ ...FACTS, strays }, MANIFESTS)).toEqual(['binary-outside-roots src/key', 'key-committed src/key']);
    const pointer = [{ path: 'src/m', detections: [{ kind: 'git-lfs', category: 'data', by: 'pointer' } as const] }];
    expect(codes({ ...FACTS, strays: pointer }, MANIFESTS)).toEqual([
      'binary-outside-roots src/m',
      'pointer-unresolved src/m',
    ]);
  });
});
