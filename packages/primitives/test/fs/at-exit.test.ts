import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { atExit, removeAtExit } from '../../src/fs/at-exit.ts';

const INDEX = new URL('../../src/fs/index.ts', import.meta.url).href;
const MODULE = new URL('../../src/fs/at-exit.ts', import.meta.url).href;

describe('atExit', () => {
  it('undoes everything that is left when the process ends, the last first, whatever fails on the way', () => {
    const { status, stdout } = runProgram(`
      const { atExit } = await import(${JSON.stringify(MODULE)});
      atExit(() => console.log('first'));
      atExit(() => { throw new Error('no'); });
      const forget = atExit(() => console.log('forgotten'));
      atExit(() => console.log('last'));
      forget();
      process.exit(7);
    `);
    expect([status, stdout]).toEqual([7, 'last\nfirst\n']);
  });

  it('listens only while there is something to undo', () => {
    const before = process.listenerCount('exit');
    const forgets = [atExit(() => undefined), atExit(() => undefined)];
    expect(process.listenerCount('exit')).toBe(before + 1);
    for (const forget of forgets) forget();
    expect(process.listenerCount('exit')).toBe(before);
  });
});

describe('removeAtExit', () => {
  it('removes a folder with all it holds, and a file that is there by then, wherever the process went', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'a/b'), { recursive: true });
      await writeFile(join(folder, 'a/b/c'), 'c');
      const { status } = runProgram(
        `
        const { writeFileSync } = await import('node:fs');
        const { removeAtExit } = await import(${JSON.stringify(MODULE)});
        for (const path of ['a', 'later', 'never']) removeAtExit(path);
        removeAtExit('kept')();
        for (const path of ['later', 'kept']) writeFileSync(path, path);
        process.chdir('/');
        process.exit(0);`,
        folder,
      );
      expect([status, await readdir(folder)]).toEqual([0, ['kept']]);
    });
  });

  it('leaves alone what it was told to forget', async () => {
    await withTemporaryFolder((folder) => {
      removeAtExit(folder)();
      process.emit('exit', 0);
      expect(existsSync(folder)).toBe(true);
      return Promise.resolve();
    });
  });

  it('is what files, folders and locks in the making are removed by, wherever the process went', async () => {
    await withTemporaryFolder(async (folder) => {
      const { status, stdout } = runProgram(
        `
        const { readdirSync } = await import('node:fs');
        const { withFolderLock, withTemporaryFolder, writeFileAtomically } = await import(${JSON.stringify(INDEX)});
        await withTemporaryFolder(() =>
          withFolderLock('.', '.lock', () =>
            writeFileAtomically('out', async (sink) => {
              await sink.write(Buffer.from('half'));
              console.log(String(readdirSync('.').length));
              process.chdir('/');
              process.exit(5);
            })));`,
        folder,
      );
      expect([status, stdout, await readdir(folder)]).toEqual([5, '3\n', []]);
    });
  });
});

/** How a program ends that works in a folder, and has its temporary files there. */
function runProgram(program: string, folder?: string): { readonly status: number | null; readonly stdout: string } {
  const args = ['--conditions=@nuspine/source', '--no-warnings', '--input-type=module', '--eval', program];
  const places = folder === undefined ? {} : { cwd: folder, env: { ...process.env, TMPDIR: folder, TEMP: folder } };
  return spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000, ...places });
}
