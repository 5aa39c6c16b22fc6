import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportBundle } from '../../../src/fs/bundle/export-bundle.ts';
import { blobName } from '../../../src/fs/bundle/tar-bundle.ts';
import { readBundleDocument, visitBundle } from '../../../src/fs/bundle/visit-bundle.ts';
import { layoutSteps, withSites } from '../../bundle-layouts.ts';

const steps = (await layoutSteps()).slice(0, 1);

describe('visitBundle', () => {
  it('gives the same blobs out of both forms', async () => {
    await withSites(steps, async ({ folder, source }) => {
      const seen: string[][] = [];
      for (const form of ['tar', 'oci'] as const) {
        await exportBundle(source, join(folder, form), { form });
        const blobs: string[] = [];
        await visitBundle(join(folder, form), {
          document: async ({ contents }) => void blobs.push(contents),
          blob: async ({ digest }, chunks) => {
            for await (const chunk of chunks) void chunk;
            blobs.push(digest);
          },
        });
        seen.push(blobs);
      }
      expect(seen[0]).toEqual(seen[1]);
    });
  });
});

describe('readBundleDocument', () => {
  it('reads no more than the document', async () => {
    await withSites(steps, async ({ folder, source }) => {
      const path = join(folder, 'a');
      const { contents } = await exportBundle(source, path, { form: 'oci' });
      const [blob] = (await readBundleDocument(path)).blobs;
      await writeFile(join(path, blobName(blob?.digest ?? '')), Buffer.alloc(blob?.size ?? 0));
      expect((await readBundleDocument(path)).contents).toBe(contents);
    });
  });

  it('says that nothing is there', async () => {
    await expect(readBundleDocument('no-such.tar.zst')).rejects.toThrowCode('SOURCE_READ_FAILED');
  });

  it('refuses what is no bundle', async () => {
    await withSites(steps, async ({ folder }) => {
      await writeFile(join(folder, 'a'), 'text');
      await appendFile(join(folder, 'a'), 'more');
      await expect(readBundleDocument(join(folder, 'a'))).rejects.toThrowCode('BUNDLE_INVALID');
    });
  });
});
