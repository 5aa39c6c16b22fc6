import { readdirSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { listFiles, walkFiles } from '../../src/fs/list-files.ts';
import { nulParts, oddNames } from '../../src/fs/odd-names.ts';
import { verifyLayout } from '../../src/fs/verify-layout.ts';
import { updateLayout } from '../../src/fs/update-layout.ts';
import { BINARY, withLayout, writeFiles } from '../layout-folder.ts';

/** A path below `root` with a byte that is no UTF-8 in the place of each "?". */
function odd(root: string, path: string): Buffer {
  return Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path.replaceAll('?', '\xff'), 'latin1')]);
}

/** Two binaries that nothing lists, one of them in a folder, and a text whose name has the character itself. */
async function addOddNames(root: string, folder: string): Promise<void> {
  await writeFile(odd(root, `${folder}/tool?.dll`), BINARY);
  await mkdir(odd(root, `${folder}/hidden?`));
  await writeFile(odd(root, `${folder}/hidden?/tool.dll`), BINARY);
  await writeFiles(root, { [`${folder}/tool\ufffd.dll`]: 'a text' });
}

describe('nulParts', () => {
  it('says which parts are not UTF-8', () => {
    expect(nulParts(Buffer.from('a\0\ufffd\0'))).toEqual({ texts: ['a', '\ufffd'], odd: [] });
    expect(nulParts(Buffer.from('a\0b\xff\0c', 'latin1'))).toEqual({ texts: ['a', 'b\ufffd', 'c'], odd: ['b\ufffd'] });
  });
});

// Other file systems have no such names.
describe.skipIf(process.platform !== 'linux')('names that are not UTF-8', () => {
  it('are told from names with the character that stands for them', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFiles(folder, { 'a\ufffd': 'x', b: 'x' });
      expect([...oddNames(folder, readdirSync(folder, { withFileTypes: true }))]).toEqual([]);
      await writeFile(odd(folder, 'c?'), 'x');
      expect([...oddNames(folder, readdirSync(folder, { withFileTypes: true }))]).toEqual(['c\ufffd']);
    });
  });

  it.each([true, false])('hide no binary from a check, in a root or outside; with git: %s', async (git) => {
    await withLayout(
      async (root) => {
        await addOddNames(root, 'src');
        await addOddNames(root, 'vendor');
        await updateLayout(root);
        const { ok, findings } = await verifyLayout(root);
        expect(ok).toBe(false);
        const hidden = findings.filter(({ code }) => code === 'name-unreadable').map(({ path }) => path);
        const inFolder = git ? 'src/hidden\ufffd/tool.dll' : 'src/hidden\ufffd';
        expect(hidden).toEqual([inFolder, 'src/tool\ufffd.dll', ...hidden.slice(2)]);
        expect(hidden.slice(2)).toEqual(expect.arrayContaining(['vendor/hidden\ufffd', 'vendor/tool\ufffd.dll']));
        const types = new Set((await listFiles(root)).map(({ path, type }) => `${type} ${path}`));
        expect(types).toContain('unreadable src/tool\ufffd.dll');
      },
      { 'src/a.txt': 'x' },
      git,
    );
  });

  it('are files that were added, in an unpacked package', async () => {
    await withLayout(async (root) => {
      const folder = 'local-nugets/packages/app/1.0.0';
      await mkdir(join(root, folder), { recursive: true });
      await copyFile(join(root, 'local-nugets/App.1.0.0.nupkg'), join(root, folder, 'app.1.0.0.nupkg'));
      await mkdir(odd(root, `${folder}/?`));
      await writeFile(odd(root, `${folder}/?/evil.dll`), BINARY);
      expect(walkFiles(root, folder)).toContainEqual({ path: `${folder}/\ufffd`, type: 'unreadable' });
      const findings = (await verifyLayout(root)).findings.map(({ code, path }) => `${code} ${path}`);
      expect(findings).toContain(`cache-file-added ${folder}/\ufffd`);
    });
  });
});
