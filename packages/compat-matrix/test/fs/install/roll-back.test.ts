import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctor, install, listInstallation, rollBack, uninstall } from '../../../src/fs/index.ts';
import { type Product, withProduct } from '../../product.ts';

async function withTwo(use: (product: Product) => Promise<void>): Promise<void> {
  await withProduct(async (product) => {
    for (const id of ['stable-1.0', 'stable-1.1']) {
      await install({ root: product.root, requests: [await product.archive(id)], environment: {} });
    }
    await use(product);
  });
}

const bundleOf = async (root: string): Promise<string | undefined> =>
  (await listInstallation(root)).installation?.bundle?.id;

describe('rollBack', () => {
  it('makes the one before current again, and a new install goes on from there', async () => {
    await withTwo(async ({ root, archive }) => {
      expect(await rollBack({ root })).toMatchObject({ changed: true, installation: { generation: 1 } });
      expect(await bundleOf(root)).toBe('stable-1.0');
      await expect(rollBack({ root })).rejects.toThrowCode('MATRIX_NOTHING_INSTALLED');
      await install({ root, requests: [await archive('stable-2.0')], environment: {} });
      expect((await listInstallation(root)).installation).toMatchObject({ generation: 3, previous: 1 });
      await rollBack({ root });
      expect(await bundleOf(root)).toBe('stable-1.0');
      expect(await doctor(root)).toMatchObject({ ok: true });
    });
  });

  it('does not go back to what is not whole', async () => {
    await withTwo(async ({ root }) => {
      await rm(join(root, 'store'), { recursive: true });
      await expect(rollBack({ root })).rejects.toThrowCode('MATRIX_INSTALL_INVALID');
      expect(await bundleOf(root)).toBe('stable-1.1');
    });
  });
});

describe('uninstall', () => {
  it('removes an extension, and keeps what an extension needs', async () => {
    await withTwo(async ({ root, feed }) => {
      await install({ root, requests: [join(feed, 'redis.1.0.0.nupkg')], environment: {} });
      expect(await uninstall(['core'], { root })).toMatchObject({
        installed: false,
        refusals: [{ kind: 'extension' }],
      });
      expect(await uninstall(['redis'], { root })).toMatchObject({ changed: true, removed: [{ component: 'redis' }] });
      expect(await bundleOf(root)).toBe('stable-1.1');
      expect(await uninstall(['core'], { root })).toMatchObject({
        installation: { parts: [{ component: 'platform' }] },
      });
      expect(await bundleOf(root)).toBeUndefined();
      await expect(uninstall(['core'], { root })).rejects.toThrowCode('MATRIX_BUNDLE_UNKNOWN');
    });
  });

  it('removes everything, and there is nothing to remove then', async () => {
    await withTwo(async ({ root }) => {
      expect(await uninstall([], { root })).toMatchObject({ installation: { parts: [] } });
      expect(await readdir(root)).toEqual([]);
      await expect(uninstall([], { root })).rejects.toThrowCode('MATRIX_NOTHING_INSTALLED');
    });
  });
  it('leaves alone what it did not make, however it is called', async () => {
    await withTwo(async ({ root, archive }) => {
      const foreign = ['staging', 'store', 'generations'].map((name) => join(root, name, 'of the user.txt'));
      for (const path of foreign) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, 'precious');
      }
      await install({ root, requests: [await archive('stable-1.0')], environment: {} });
      await rollBack({ root });
      await uninstall([], { root });
      await expect(uninstall([], { root })).rejects.toThrowCode('MATRIX_NOTHING_INSTALLED');
      expect((await readdir(root)).toSorted()).toEqual(['generations', 'staging', 'store']);
      expect(await Promise.all(foreign.map((path) => readFile(path, 'utf8')))).toEqual(foreign.map(() => 'precious'));
    });
  });

  it('makes no folder of a root that is mistyped', async () => {
    await withProduct(async ({ root }) => {
      const mistyped = `${root}-none`;
      await expect(uninstall([], { root: mistyped })).rejects.toThrowCode('MATRIX_NOTHING_INSTALLED');
      await expect(readdir(mistyped)).rejects.toThrowCode('ENOENT');
    });
  });
});
