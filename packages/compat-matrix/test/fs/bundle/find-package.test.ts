import { mkdir, rename } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findPackages, packageIdOf, packagesIn } from '../../../src/fs/bundle/find-package.ts';
import { parseMatrix } from '../../../src/index.ts';
import { RULES, withProduct } from '../../product.ts';

const matrix = parseMatrix(RULES);

describe('findPackages', () => {
  it('finds them at any depth, in any case, in the first folder that has them', async () => {
    await withProduct(async ({ feed, path }) => {
      await mkdir(path('feed', 'deep', 'er'), { recursive: true });
      await rename(path('feed', 'Contoso.Core.1.0.0.nupkg'), path('feed', 'deep', 'er', 'CONTOSO.Core.1.0.0.NUPKG'));
      const pins = [
        { component: 'core', version: '1.0.0' },
        { component: 'redis', version: '1.0.0' },
      ];
      const found = await findPackages(matrix, pins, [feed]);
      expect(found.map(({ part }) => [part.package, part.kind, part.file])).toEqual([
        ['Contoso.Core', 'component', 'contoso.core.1.0.0.nupkg'],
        ['redis', 'extension', 'redis.1.0.0.nupkg'],
      ]);
    });
  });
});

describe('packagesIn', () => {
  it('is in order, and only packages', async () => {
    await withProduct(async ({ path, feed }) => {
      expect((await packagesIn(path())).length).toBe(9);
      expect((await packagesIn(feed)).map((file) => file.slice(feed.length + 1)).at(0)).toBe(
        'Contoso.Core.1.0.0.nupkg',
      );
    });
  });
});

describe('packageIdOf', () => {
  it('is what the release says, or the component', () => {
    expect([packageIdOf(matrix, 'core'), packageIdOf(matrix, 'platform')]).toEqual(['Contoso.Core', 'platform']);
  });
});
