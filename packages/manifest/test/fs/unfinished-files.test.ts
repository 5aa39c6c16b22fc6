import { describe, expect, it } from 'vitest';
import { splitUnfinished, unfinishedPlace } from '../../src/fs/unfinished-files.ts';
import { layoutPlaces } from '../../src/layout-places.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../src/offline-config.ts';

describe('unfinishedPlace', () => {
  it.each([
    ['vendor/.a.0123456789ab.nuspine-tmp', 'vendor/.a.0123456789ab.nuspine-tmp'],
    ['offline/feeds/.site.nuspine-tmp/blobs/a', 'offline/feeds/.site.nuspine-tmp'],
    ['vendor/a.nuspine-tmp.bin', undefined],
    ['vendor/a', undefined],
  ])('of %s is %s', (path, place) => {
    expect(unfinishedPlace(path)).toBe(place);
  });
});

describe('splitUnfinished', () => {
  it('leaves what is finished, and what lies in no root', () => {
    const files = ['vendor/a', 'src/.a.nuspine-tmp'].map((path, index) => {
      return { path, index, type: 'file', size: 1, detections: [] } as const;
    });
    const places = layoutPlaces(DEFAULT_OFFLINE_CONFIG);
    expect(splitUnfinished(files, places)).toEqual({ finished: files, findings: [] });
  });
});
