import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBundlesManifest } from '../../../src/bundles-manifest.ts';
import { describeBundle, registerBundle } from '../../../src/fs/bundle/register-bundle.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../../src/offline-config.ts';
import { withLayout } from '../../layout-folder.ts';

const WORDS = { origin: 'made here', consumer: '' };

describe('registerBundle', () => {
  it('lists a bundle among others, and keeps what people wrote', async () => {
    await withLayout(
      async (root) => {
        const feeds = join(root, 'offline/feeds');
        expect(await registerBundle(root, DEFAULT_OFFLINE_CONFIG, join(root, 'elsewhere'), WORDS)).toBe(false);
        expect(await registerBundle(root, DEFAULT_OFFLINE_CONFIG, join(feeds, 'b.cdx.json'), WORDS)).toBe(true);
        const path = join(feeds, 'manifest.json');
        const text = await readFile(path, 'utf8');
        await writeFile(path, text.replace('"consumer": ""', '"consumer": "ops", "note": "mine"'));
        await registerBundle(root, DEFAULT_OFFLINE_CONFIG, join(feeds, 'a.cdx.json'), { ...WORDS, consumer: 'CI' });
        await registerBundle(root, DEFAULT_OFFLINE_CONFIG, join(feeds, 'b.cdx.json'), { ...WORDS, origin: 'again' });
        const { bundles } = parseBundlesManifest(await readFile(path), path);
        expect(bundles.map((one) => [one.path, one.origin, one.consumer, one.note])).toEqual([
          ['a.cdx.json', 'made here', 'CI', undefined],
          ['b.cdx.json', 'again', 'ops', 'mine'],
        ]);
      },
      { 'offline/feeds/a.cdx.json': '{}', 'offline/feeds/b.cdx.json': '{ }' },
    );
  });
});

describe('describeBundle', () => {
  it('knows size and digest of a tarball', async () => {
    await withLayout(async (root) => {
      expect(await describeBundle(join(root, 'README.md'), 'tar')).toMatchObject({ form: 'tar', size: 9 });
    });
  });
});
