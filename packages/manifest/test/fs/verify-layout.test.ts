import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initLayout } from '../../src/fs/init-layout.ts';
import { verifyLayout } from '../../src/fs/verify-layout.ts';
import { withLayout, writeFiles } from '../layout-folder.ts';

describe('verifyLayout', () => {
  it('says yes to a layout of which everything is said', async () => {
    await withLayout(async (root) => {
      await initLayout(root);
      for (const path of ['local-nugets/manifest.json', 'vendor/manifest.json']) {
        const text = await readFile(join(root, path), 'utf8');
        await writeFile(join(root, path), text.replaceAll('""', '"known"'));
      }
      const report = await verifyLayout(root);
      expect(report.findings).toEqual([]);
      expect(report).toMatchObject({ ok: true, checked: { packages: 2, binaries: 2 } });
      await writeFiles(root, { 'vendor/tool.bin': Buffer.from([9, 0, 2, 0, 255, 254, 253, 0]) });
      expect((await verifyLayout(root)).findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
        'digest-mismatch vendor/tool.bin',
      ]);
    });
  });

  it('misses the manifests where there are none', async () => {
    await withLayout(async (root) => {
      const missing = (await verifyLayout(root)).findings.filter(({ code }) => code === 'manifest-missing');
      expect(missing).toHaveLength(3);
    });
  });
});
