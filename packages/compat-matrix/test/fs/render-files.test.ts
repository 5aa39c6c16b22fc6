import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readPackageFolder, renderFiles } from '../../src/fs/index.ts';
import { runtimeMatrix } from '../../src/index.ts';
import { publishedMatrix } from '../published.ts';

const ROOT = new URL('../../../../', import.meta.url);
const inRoot = (path: string): string => fileURLToPath(new URL(path, ROOT));

describe('renderFiles', () => {
  it('finds the table of this repository to be what its packages say', async () => {
    const packages = await readPackageFolder(inRoot('local-nugets'));
    const runtimes = ['net10.0', 'net8.0', 'net472', 'netstandard2.0'];
    const runtime = (ids: readonly string[]): ReturnType<typeof runtimeMatrix> =>
      runtimeMatrix(
        packages.filter(({ id }) => ids.includes(id)),
        runtimes,
      );
    expect(await renderFiles([inRoot('docs/runtimes.md')], { runtime }, 'check')).toMatchObject({
      ok: true,
      changed: [],
    });
  });

  it('writes nothing when it only checks, or when one document cannot be written', async () => {
    await withTemporaryFolder(async (folder) => {
      const [good, bad] = [join(folder, 'good.md'), join(folder, 'bad.md')];
      const text = '<!-- nuspine:bundles -->\n<!-- /nuspine -->\n';
      await writeFile(good, text);
      await writeFile(bad, '<!-- nuspine:odd -->\n<!-- /nuspine -->\n');
      const sources = { matrix: publishedMatrix() };
      expect(await renderFiles([good], sources, 'check')).toEqual({ ok: false, checked: 1, changed: [good] });
      await expect(renderFiles([good, bad], sources, 'write')).rejects.toMatchObject({
        code: 'MATRIX_MARKER_INVALID',
        details: { path: bad, line: 1 },
      });
      expect(await readFile(good, 'utf8')).toBe(text);
      expect(await renderFiles([good], sources, 'write')).toEqual({ ok: true, checked: 1, changed: [good] });
      expect(await renderFiles([good], sources, 'check')).toEqual({ ok: true, checked: 1, changed: [] });
    });
  });
});
