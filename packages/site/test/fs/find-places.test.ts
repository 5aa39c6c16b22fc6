import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { findPlaces, placeOf } from '../../src/fs/find-places.ts';
import { write } from '../sample-repository.ts';

const FILES: readonly string[] = [
  'Releases/RELEASES',
  'apps/tally/out/releases.win.json',
  'build-info/contoso/app/main/channel.json',
  'build-info/contoso/app/main/RELEASES',
  'deploy/versions.toml',
  'local-nugets/manifest.json',
  'local-nugets/packages/app/1.0.0/versions.toml',
  'nested/nuspine.offline.json',
  'node_modules/app/versions.toml',
  'obj/versions.toml',
  '.git/versions.toml',
  'releases-index.json',
];

describe('findPlaces', () => {
  it('knows things by the files that others know them by, wherever they lie, and nothing of what others made', async () => {
    await withTemporaryFolder(async (root) => {
      for (const path of FILES) await write(root, path, '');
      await symlink(root, join(root, 'round'), 'junction');
      expect(await findPlaces(root)).toEqual({
        feeds: ['Releases', 'apps/tally/out'],
        stores: ['.'],
        matrices: ['deploy/versions.toml'],
        layouts: ['.', 'nested'],
      });
    });
  });

  it('refuses a folder that is not there', async () => {
    await expect(findPlaces(join('nowhere', 'at all'))).rejects.toThrowCode('SOURCE_READ_FAILED');
  });
});

describe('placeOf', () => {
  it.each([
    ['/a/b', '/a/b', '.'],
    ['/a/b', '/a/b/c/d', 'c/d'],
    ['/a/b', '/a/c', '../c'],
  ])('of %s and %s', (root, path, place) => {
    expect(placeOf(root, path)).toBe(place);
  });
});
