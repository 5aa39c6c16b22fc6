import { rmSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBundlesManifest } from '../../../src/bundles-manifest.ts';
import { exportBundle } from '../../../src/fs/bundle/export-bundle.ts';
import { importBundle } from '../../../src/fs/bundle/import-bundle.ts';
import { readBundleDocument } from '../../../src/fs/bundle/visit-bundle.ts';
import { scanLayout } from '../../../src/fs/scan-layout.ts';
import { checkLayout } from '../../../src/fs/update-layout.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../../src/offline-config.ts';
import { layoutSteps, makeLayout, treeOf, withSites } from '../../bundle-layouts.ts';

const [first, second] = await layoutSteps();
if (first === undefined || second === undefined) throw new Error('there are three steps');

describe('exportBundle', () => {
  it('writes equal bytes for equal layouts, wherever they lie', async () => {
    await withSites([first], async ({ folder, source }) => {
      const other = join(folder, 'elsewhere');
      await makeLayout(other, [first]);
      const a = await exportBundle(source, join(folder, 'a.tar.zst'));
      const b = await exportBundle(other, join(folder, 'b.tar.zst'));
      expect(b.digest).toBe(a.digest);
      const oci = await exportBundle(source, join(folder, 'a'), { form: 'oci' });
      expect((await exportBundle(other, join(folder, 'b'), { form: 'oci' })).digest).toBe(oci.digest);
      expect(oci.contents).toBe(a.contents);
    });
  });

  it('carries what lies in node_modules of a root, as verify counts it in', async () => {
    const files = { 'vendor/tool/node_modules/esbuild/bin/esbuild': Buffer.from('7f454c460201010000', 'hex') };
    await withSites([first, { files, removed: [] }], async ({ folder, source, site }) => {
      const out = join(folder, 'a.tar.zst');
      await exportBundle(source, out);
      await importBundle(site, out);
      expect(await treeOf(site)).toEqual(await treeOf(source));
      // Bundles are no part of a bundle, so that the site lacks their manifest.
      expect((await checkLayout(site)).changes.map(({ path }) => path)).toEqual(['offline/feeds/manifest.json']);
      expect(Object.keys(await treeOf(site))).toContain('vendor/tool/node_modules/esbuild/bin/esbuild');
    });
  });

  it('carries each content once, and an SBOM', async () => {
    await withSites([first], async ({ folder, source }) => {
      const report = await exportBundle(source, join(folder, 'a.tar.zst'));
      expect(report).toMatchObject({ files: 8, blobs: 8, deltas: 0, registered: false });
      const document = await readBundleDocument(join(folder, 'a.tar.zst'));
      expect(document.files.map(({ path }) => path)).toEqual([
        'local-nugets/App.1.0.0.nupkg',
        'local-nugets/Lib.1.0.0.nupkg',
        'local-nugets/manifest.json',
        'nuspine.offline.json',
        'plugins/nx/native.node',
        'vendor/copy.bin',
        'vendor/manifest.json',
        'vendor/tool.bin',
      ]);
    });
  });

  it('lists a bundle that lies among the bundles as an update would', async () => {
    await withSites([first], async ({ source }) => {
      for (const [name, form] of [['first.tar.zst', 'tar'] as const, ['first', 'oci'] as const]) {
        const out = join(source, 'offline/feeds', name);
        expect(await exportBundle(source, out, { form, consumer: 'site' })).toMatchObject({ registered: true });
      }
      const path = join(source, 'offline/feeds/manifest.json');
      const { bundles } = parseBundlesManifest(await readFile(path), path);
      const facts = await scanLayout(source, DEFAULT_OFFLINE_CONFIG);
      expect(bundles.map(({ path, kind, size, digest, consumer }) => [{ path, kind, size, digest }, consumer])).toEqual(
        facts.bundles.map((fact) => [fact, 'site']),
      );
      expect(facts.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  });

  it('carries what the other side lacks, smaller where it can', async () => {
    await withSites([first], async ({ folder, source }) => {
      const base = join(folder, 'base.tar.zst');
      const whole = await exportBundle(source, base);
      await makeLayout(source, [second]);
      const report = await exportBundle(source, join(folder, 'next.tar.zst'), { base });
      expect(report).toMatchObject({ base: whole.contents, deltas: 2, blobs: 5 });
      expect(report.size).toBeLessThan(whole.size / 4);
      const document = await readBundleDocument(join(folder, 'next.tar.zst'));
      expect(document.deltas.map(({ form }) => form).toSorted()).toEqual(['nuspine', 'zstd']);
    });
  });

  it('is an error when the base has everything already', async () => {
    await withSites([first], async ({ folder, source }) => {
      const base = join(folder, 'base.tar.zst');
      await exportBundle(source, base);
      await expect(exportBundle(source, join(folder, 'next.tar.zst'), { base })).rejects.toThrowCode(
        'BUNDLE_BASE_UNFIT',
      );
    });
  });

  it.each(['tar', 'oci'] as const)('names a file that cannot be read while it is written, as %s', async (form) => {
    await withSites([first], async ({ folder, source }) => {
      const onProgress = (): void => {
        for (const path of ['vendor', 'plugins', 'local-nugets'])
          rmSync(join(source, path), { recursive: true, force: true });
      };
      const exported = exportBundle(source, join(folder, 'out'), { form, onProgress });
      await expect(exported).rejects.toThrowCode('SOURCE_READ_FAILED');
      await expect(exported).rejects.toMatchObject({ details: { path: expect.stringContaining(source) } });
    });
  });

  it.each([
    ['a file that is gone', (root: string) => rm(join(root, 'vendor/tool.bin')), 'BUNDLE_INCOMPLETE'],
    ['a file of another size', (root: string) => writeFile(join(root, 'vendor/tool.bin'), 'x'), 'BUNDLE_INCOMPLETE'],
    ['a manifest that is gone', (root: string) => rm(join(root, 'vendor/manifest.json')), 'BUNDLE_INCOMPLETE'],
    ['a byte that is another', (root: string) => flip(join(root, 'vendor/tool.bin')), 'BUNDLE_DIGEST_MISMATCH'],
  ])('is an error with %s', async (_what, damage, code) => {
    await withSites([first], async ({ folder, source }) => {
      await damage(source);
      for (const form of ['tar', 'oci'] as const) {
        const out = join(folder, 'out');
        await expect(exportBundle(source, out, { form })).rejects.toThrowCode(code);
        await expect(readFile(out)).rejects.toThrowCode('ENOENT');
      }
    });
  });
});

async function flip(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5);
  await writeFile(path, bytes);
}
