import { describe, expect, it } from 'vitest';
import { DEFAULT_OFFLINE_CONFIG } from '../src/offline-config.ts';
import { EMPTY_MANIFESTS, manifestPaths, nextManifests } from '../src/manifests.ts';
import { FACTS, MANIFESTS, OTHER_DIGEST } from './facts.ts';

describe('nextManifests', () => {
  it('changes nothing where nothing changed', () => {
    expect(nextManifests(FACTS, MANIFESTS)).toEqual(MANIFESTS);
  });

  it('takes facts from the files and words from people', () => {
    const [binary] = FACTS.binaries;
    const changed = { ...FACTS, binaries: binary === undefined ? [] : [{ ...binary, digest: OTHER_DIGEST }] };
    const { files } = nextManifests(changed, MANIFESTS).vendor;
    expect(files).toMatchObject([{ digest: OTHER_DIGEST, origin: 'web', version: '1', consumer: 'app', note: 'n' }]);
  });

  it('leaves room for the words of a new entry, and none for a file that is gone', () => {
    expect(nextManifests(FACTS, EMPTY_MANIFESTS).vendor.files).toMatchObject([
      { origin: '', version: '', consumer: '' },
    ]);
    expect(nextManifests({ ...FACTS, packages: [] }, MANIFESTS).packages.packages).toEqual([]);
  });

  it('leaves the entry of what cannot be read now as it is', () => {
    const packages = FACTS.packages.map(({ file }) => file);
    expect(nextManifests({ ...FACTS, packages: [], unread: [...packages, 'New.1.0.0.nupkg'] }, MANIFESTS)).toEqual(
      MANIFESTS,
    );
    const binaries = FACTS.binaries.map((one) => ({ ...one, digest: OTHER_DIGEST, kind: 'git-lfs' }));
    expect(nextManifests({ ...FACTS, binaries }, MANIFESTS)).toEqual(MANIFESTS);
    expect(nextManifests({ ...FACTS, binaries }, EMPTY_MANIFESTS).vendor.files).toMatchObject([{ kind: 'git-lfs' }]);
  });

  it('keeps members of the document that people added', () => {
    const packages = { ...MANIFESTS.packages, demo: { id: 'A' } };
    expect(nextManifests(FACTS, { ...MANIFESTS, packages }).packages).toHaveProperty('demo', { id: 'A' });
  });
});

describe('manifestPaths', () => {
  it('lie in their roots', () => {
    expect(manifestPaths(DEFAULT_OFFLINE_CONFIG)).toEqual({
      packages: 'local-nugets/manifest.json',
      vendor: 'vendor/manifest.json',
      bundles: 'offline/feeds/manifest.json',
    });
  });
});
