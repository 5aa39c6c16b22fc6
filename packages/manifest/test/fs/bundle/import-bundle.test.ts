import { chmod, cp, lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder, withTemporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUNDLE_FORMS, type BundleForm } from '../../../src/fs/bundle/bundle-form.ts';
import { exportBundle } from '../../../src/fs/bundle/export-bundle.ts';
import { importBundle } from '../../../src/fs/bundle/import-bundle.ts';
import { verifyLayout } from '../../../src/fs/verify-layout.ts';
import { type BundleLine, layoutSteps, makeBundleLine, makeLayout, treeOf, withSites } from '../../bundle-layouts.ts';

const steps = await layoutSteps();
const lines = new Map<BundleForm, BundleLine>();
let folder = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  for (const form of BUNDLE_FORMS) {
    await mkdir(join(folder, form));
    lines.set(form, await makeBundleLine(join(folder, form), form));
  }
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

/** An empty folder, beside bundles that are made once. */
async function withLine(
  use: (line: BundleLine & { readonly site: string }) => Promise<void>,
  form: BundleForm = 'tar',
): Promise<void> {
  const line = lines.get(form);
  if (line === undefined) throw new Error('bundles are made first');
  await withTemporaryFolder((site) => use({ ...line, site }));
}

const ORDERS = ['0 1 2', '0 2 1', '1 0 2', '1 2 0', '2 0 1', '2 1 0', '2 0 2 1 1 0 2'];

describe('importBundle', () => {
  it.each(['tar', 'oci'] as const)(
    'brings an empty folder to what a bundle of form %s leads to, once',
    async (form) => {
      await withLine(async ({ site, bundles: [whole = ''], trees: [tree] }) => {
        expect(await importBundle(site, whole)).toMatchObject({ ok: true, state: 'applied', placed: 8, removed: 0 });
        expect(await treeOf(site)).toEqual(tree);
        expect(await importBundle(site, whole)).toMatchObject({ ok: true, state: 'present', placed: 0 });
        expect(await treeOf(site)).toEqual(tree);
        expect((await readdir(join(site, '.nuspine/import'))).toSorted()).toEqual(['.gitignore', 'history.json']);
      }, form);
    },
  );

  it.each(ORDERS)('comes to the last state in the order %s', async (text) => {
    const order = text.split(' ').map(Number);
    await withLine(async ({ site, bundles, trees }) => {
      const states: string[] = [];
      for (const number of order) states.push((await importBundle(site, bundles[number] ?? '')).state);
      expect(await treeOf(site)).toEqual(trees[2]);
      expect(states.filter((state) => state === 'waiting').length).toBeLessThan(order.length);
      expect((await readdir(join(site, '.nuspine/import'))).toSorted()).toEqual(['.gitignore', 'history.json']);
    });
  });

  it('waits for the base, and says for which', async () => {
    await withLine(async ({ site, bundles: [whole = '', , last = ''], trees: [tree] }) => {
      const waiting = await importBundle(site, last);
      expect(waiting).toMatchObject({ ok: false, state: 'waiting', placed: 0 });
      expect(waiting.waiting).toEqual([{ base: waiting.base, contents: waiting.contents }]);
      expect(await treeOf(site)).toEqual({});
      expect(await importBundle(site, whole)).toMatchObject({ state: 'applied', waiting: waiting.waiting });
      expect(await treeOf(site)).toEqual(tree);
    });
  });

  it('does not go back to a state that the tree has left', async () => {
    await withLine(async ({ site, bundles: [whole = '', next = ''], trees: [, tree] }) => {
      for (const bundle of [whole, next]) await importBundle(site, bundle);
      expect(await importBundle(site, whole)).toMatchObject({ ok: true, state: 'superseded', placed: 0 });
      expect(await treeOf(site)).toEqual(tree);
    });
  });

  it('goes on from where somebody put the tree back to', async () => {
    await withLine(async ({ site, bundles: [whole = '', next = ''], trees: [, tree] }) => {
      await importBundle(site, whole);
      const kept = await temporaryFolder();
      await cp(site, kept, { recursive: true });
      await importBundle(site, next);
      await rm(join(site, 'local-nugets'), { recursive: true });
      await rm(join(site, 'vendor'), { recursive: true });
      for (const part of ['local-nugets', 'vendor']) await cp(join(kept, part), join(site, part), { recursive: true });
      await rm(kept, { recursive: true });
      expect(await importBundle(site, next)).toMatchObject({ state: 'applied' });
      expect(await treeOf(site)).toEqual(tree);
    });
  });

  it('takes away what a killed run had half written, of its documents and of the lock', async () => {
    await withLine(async ({ site, bundles: [whole = ''] }) => {
      const at = (name: string): string => join(site, '.nuspine/import', name);
      await importBundle(site, whole);
      for (const left of ['.history.json.0123.nuspine-tmp', 'lock.0123.nuspine-tmp']) await writeFile(at(left), '');
      await importBundle(site, whole);
      expect((await readdir(at(''))).toSorted()).toEqual(['.gitignore', 'history.json']);
    });
  });

  it('only checks when it is told to', async () => {
    await withLine(async ({ site, bundles: [whole = ''] }) => {
      expect(await importBundle(site, whole, { checkOnly: true })).toMatchObject({ state: 'checked', placed: 8 });
      expect(await readdir(site)).toEqual([]);
    });
  });

  it('keeps the right to run, and what no manifest lists', async () => {
    await withSites(steps.slice(0, 1), async ({ folder, source, site }) => {
      await chmod(join(source, 'vendor/tool.bin'), 0o755);
      await exportBundle(source, join(folder, 'a.tar.zst'));
      await mkdir(join(site, 'vendor'));
      await writeFile(join(site, 'vendor/notes.txt'), 'mine');
      await importBundle(site, join(folder, 'a.tar.zst'));
      expect((await lstat(join(site, 'vendor/tool.bin'))).mode & 0o777).toBe(0o755);
      expect((await lstat(join(site, 'vendor/copy.bin'))).mode & 0o777).toBe(0o644);
      expect(await readFile(join(site, 'vendor/notes.txt'), 'utf8')).toBe('mine');
      const errors = (await verifyLayout(site)).findings.filter(({ code }) => !/missing|key-/.test(code));
      expect(errors.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  });

  it('completes a tree in which equal files lie already', async () => {
    await withLine(async ({ site, bundles: [whole = ''], trees: [tree] }) => {
      await mkdir(join(site, 'plugins/nx'), { recursive: true });
      await writeFile(join(site, 'plugins/nx/native.node'), Buffer.from('7f454c460201010000', 'hex'));
      expect(await importBundle(site, whole)).toMatchObject({ state: 'applied', placed: 7 });
      expect(await treeOf(site)).toEqual(tree);
    });
  });

  it.each([
    ['a file that no manifest lists', (site: string) => put(site, 'vendor/tool.bin', 'mine')],
    ['a file where a folder is to be', (site: string) => put(site, 'vendor', 'mine')],
    ['a folder where a file is to be', (site: string) => put(site, 'vendor/tool.bin/x', 'mine')],
    ['a link to elsewhere', (site: string) => symlink('/', join(site, 'vendor'))],
  ])('refuses to write over %s', async (_what, prepare) => {
    await withLine(async ({ site, bundles: [whole = ''] }) => {
      await prepare(site);
      const before = await treeOf(site);
      await expect(importBundle(site, whole)).rejects.toThrowCode('BUNDLE_TARGET_OCCUPIED');
      expect(await treeOf(site)).toEqual(before);
      expect(await readdir(site)).not.toContain('.nuspine');
    });
  });

  it('refuses a bundle for other roots', async () => {
    await withLine(async ({ site, bundles: [whole = ''] }) => {
      await put(site, 'nuspine.offline.json', '{ "formatVersion": 1, "vendor": "third-party" }');
      await makeLayout(site, []);
      await expect(importBundle(site, whole)).rejects.toThrowCode('BUNDLE_ROOTS_DIFFER');
    });
  });

  it('has no root to import into', async () => {
    await withLine(async ({ site, bundles: [whole = ''] }) => {
      await expect(importBundle(join(site, 'gone'), whole)).rejects.toThrowCode('MANIFEST_ROOT_MISSING');
    });
  });
});

async function put(root: string, path: string, text: string): Promise<void> {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), text);
}
