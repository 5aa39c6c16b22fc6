import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { renderSpine } from '../../src/fs/render-spine.ts';
import { writeImage, writeSample } from '../sample-spine.ts';

const ARTIFACT = '[[artifact]]\nkind = "npm"\npath = "package.json"\n';
const IMAGE =
  '[[channel]]\nname = "container"\nartifact = "acme/app"\npin = "acme/app:{version}@{digest}"\nrun = "docker run acme/app:{version}"\n';
const MARKED = '# App\n\n<!-- spine:channels --><!-- /spine:channels -->\n';

async function writeSpine(folder: string, rest: string, documents = '["README.md"]'): Promise<string> {
  await writeSample(folder, 'package.json', '{ "name": "app", "version": "2.0.0" }');
  await writeSample(folder, 'README.md', MARKED);
  await writeSample(folder, 'spine.toml', `source = "package.json"\ndocuments = ${documents}\n${ARTIFACT}${rest}`);
  return join(folder, 'spine.toml');
}

describe('renderSpine', () => {
  it('shows the channels with the digest that the layout has, and finds drift', async () => {
    await withTemporaryFolder(async (folder) => {
      const digest = await writeImage(join(folder, 'out'), '2.0.0');
      const spine = await writeSpine(folder, `${IMAGE}file = "out"\n`);
      const state = async (mode: 'write' | 'check') => {
        const { ok, documents } = await renderSpine(spine, mode);
        return [ok, documents[0]?.state];
      };
      expect([await state('check'), await state('write'), await state('check')]).toEqual([
        [false, 'differs'],
        [true, 'written'],
        [true, 'current'],
      ]);
      expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain(`acme/app:2.0.0@${digest}`);
      await writeSample(folder, 'package.json', '{ "name": "app", "version": "2.1.0" }');
      await writeImage(join(folder, 'out'), '2.1.0');
      expect(await state('check')).toEqual([false, 'differs']);
    });
  });

  it('names documents that are not there or have no markers', async () => {
    await withTemporaryFolder(async (folder) => {
      const spine = await writeSpine(folder, IMAGE.replace('@{digest}', ''), '["*.md", "docs/*.md"]');
      await writeSample(folder, 'NEWS.md', 'no markers');
      expect((await renderSpine(spine, 'check')).documents).toEqual([
        { path: 'NEWS.md', state: 'unmarked' },
        { path: 'README.md', state: 'differs' },
        { path: 'docs/*.md', state: 'missing' },
      ]);
    });
  });

  it('takes the digest of a file', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeSample(folder, 'app.tgz', 'bytes');
      const { channels } = await renderSpine(await writeSpine(folder, `${IMAGE}file = "app.tgz"\n`), 'check');
      expect(channels[0]?.pin).toMatch(/^acme\/app:2\.0\.0@sha256:[0-9a-f]{64}$/);
    });
  });

  it.each([
    ['no channel', '', 'SPINE_FILE_INVALID'],
    ['a digest of nothing', IMAGE, 'SPINE_ARTIFACT_INVALID'],
    ['a file that is not there', `${IMAGE}file = "gone"\n`, 'SOURCE_READ_FAILED'],
    ['a pin of two lines', IMAGE.replace('{version}@', '\\n'), 'SPINE_FILE_INVALID'],
  ])('refuses %s', async (_what, rest, code) => {
    await withTemporaryFolder(async (folder) => {
      await expect(renderSpine(await writeSpine(folder, rest), 'check')).rejects.toThrowCode(code);
    });
  });
});
