import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NO_LAYOUT_CACHE } from '@nuspine/manifest/fs';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readContent } from '../../src/fs/read-content.ts';
import { write, writeSampleRepository } from '../sample-repository.ts';

const NOTHING = { feeds: [], stores: [], matrices: [], layouts: [] };

describe('readContent', () => {
  it('reads and verifies each thing, and asks for what is known of a layout', async () => {
    await withTemporaryFolder(async (root) => {
      await writeSampleRepository(root);
      const asked: string[] = [];
      const steps: string[] = [];
      const places = { feeds: ['Releases'], stores: ['.'], matrices: ['versions.toml'], layouts: ['.'] };
      const content = await readContent(root, places, {
        layoutCache: (path) => {
          asked.push(path);
          return NO_LAYOUT_CACHE;
        },
        onProgress: ({ done, total, item }) => steps.push(`${String(done)}/${String(total)} ${item}`),
      });
      expect(content).toMatchObject({
        feeds: [{ place: 'Releases', report: { ok: true, checked: 3 } }],
        stores: [{ place: '.', channels: [{ place: 'contoso/app/main', report: { ok: true } }] }],
        matrices: [{ place: 'versions.toml', lint: { ok: true } }],
        layouts: [{ place: '.', manifests: { packages: { packages: [{ id: 'Leaf' }] } } }],
      });
      expect(asked).toEqual([root]);
      expect(steps).toEqual(['0/4 Releases', '1/4 .', '2/4 versions.toml', '3/4 .']);
    });
  });

  it('says what is wrong with a thing that cannot be read, and reads the others', async () => {
    await withTemporaryFolder(async (root) => {
      await write(root, 'a/RELEASES', 'no line of it\n');
      await write(root, 'versions.toml', 'format = 2\n[compatibility.core]\n"1.0.0" = {');
      await write(root, 'nuspine.offline.json', '[]');
      await writeSampleRepository(join(root, 'sound'));
      await rm(join(root, 'sound/build-info/contoso/app/main/log'), { recursive: true, force: true });
      const content = await readContent(root, {
        ...NOTHING,
        feeds: ['a', 'nowhere', 'sound/Releases'],
        matrices: ['versions.toml'],
        layouts: ['.'],
      });
      expect(content.feeds).toMatchObject([
        { place: 'a', code: 'RELEASES_LINE_INVALID', message: expect.stringContaining('in line 1') },
        { place: 'nowhere', code: 'SOURCE_READ_FAILED' },
        { place: 'sound/Releases', report: { ok: true } },
      ]);
      expect(content.matrices).toMatchObject([{ code: expect.stringMatching(/^MATRIX_/), place: 'versions.toml' }]);
      expect(content.layouts).toMatchObject([{ code: 'MANIFEST_CONFIG_INVALID', place: '.' }]);
    });
  });
});
