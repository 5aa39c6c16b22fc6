import { readFile, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createBundle } from '../../../src/fs/index.ts';
import { RULES, withProduct, writePackage } from '../../product.ts';

describe('createBundle', () => {
  it('gives the same bytes twice, whatever the order and the times of files', async () => {
    await withProduct(async ({ matrix, feed, path, archive }) => {
      const first = await readFile(await archive('stable-1.0'));
      const again = await createBundle({
        matrix,
        id: 'stable-1.0',
        feeds: [path(), feed],
        out: path('again'),
        allowUntested: true,
      });
      expect(again).toMatchObject({
        created: true,
        bundle: { name: 'stable', version: '1.0.0', metapackage: 'Contoso.Stable' },
      });
      expect((await readFile(path('again', 'stable-1.0.0.tar.gz'))).equals(first)).toBe(true);
    });
  });

  it.each([
    ['broken-1.0', true, 'incompatible'],
    ['dark-1.0', false, 'unknown'],
    ['stable-1.0', false, 'untested'],
  ])('refuses %s (untested allowed: %s) as %s, and writes nothing', async (id, allowUntested, kind) => {
    await withProduct(async ({ matrix, feed, out }) => {
      const report = await createBundle({ matrix, id, feeds: [feed], out, allowUntested });
      expect(report).toMatchObject({ created: false, refusals: [{ kind }] });
      await expect(readFile(out)).rejects.toMatchObject({ code: 'ENOENT' });
    });
  });

  it('names every package that is missing, and a file that holds another than its name says', async () => {
    await withProduct(async ({ matrix, feed, out, path }) => {
      const create = (): Promise<unknown> =>
        createBundle({ matrix, id: 'stable-1.0', feeds: [feed], out, allowUntested: true });
      await rm(path('feed', 'platform.1.0.0.nupkg'));
      await rm(path('feed', 'Contoso.Core.1.0.0.nupkg'));
      await expect(create()).rejects.toMatchObject({
        code: 'MATRIX_PACKAGE_MISSING',
        details: { wanted: ['contoso.core.1.0.0.nupkg', 'platform.1.0.0.nupkg'] },
      });
      const other = await readFile(path('feed', 'platform.1.5.0.nupkg'));
      await writeFile(path('feed', 'platform.1.0.0.nupkg'), other);
      await writePackage(feed, 'Contoso.Core', '1.0.0', {});
      await expect(create()).rejects.toThrowCode('MATRIX_PACKAGE_MISSING');
    });
  });

  it('refuses a bundle that the matrix does not have, and one without a version', async () => {
    await withProduct(async ({ matrix, feed, out }) => {
      const create = (id: string): Promise<unknown> =>
        createBundle({ matrix, id, feeds: [feed], out, allowUntested: true });
      await expect(create('stable-7')).rejects.toThrowCode('MATRIX_NAME_UNKNOWN');
      await expect(create('nameless')).rejects.toThrowCode('MATRIX_BUNDLE_INVALID');
      expect(RULES).toContain('[bundles.nameless]');
    });
  });
});
