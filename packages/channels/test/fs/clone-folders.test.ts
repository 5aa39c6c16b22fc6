import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { makeCloneFolder, removeCloneFolders } from '../../src/fs/clone-folders.ts';

const MODULE = new URL('../../src/fs/clone-folders.ts', import.meta.url).href;

/** A process that has made a folder, and ends in one way or another. */
async function endOf(folder: string, way: string): Promise<readonly [code: number | null, signal: string | null]> {
  const source = `
    const { makeCloneFolder } = await import(${JSON.stringify(MODULE)});
    console.log(makeCloneFolder(${JSON.stringify(folder)}));
    ${way}
  `;
  const args = ['--conditions=@nuspine/source', '--no-warnings', '--input-type=module', '--eval', source];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const closed = once(child, 'close');
  const [path] = await once(child.stdout, 'data');
  expect(String(path)).toContain('nuspine-channels-');
  const [code, signal] = await closed;
  return [code, signal];
}

describe('makeCloneFolder', () => {
  it.each([
    ['ends', ''],
    ['is ended by itself', 'process.exit(0);'],
  ])('makes a folder that is gone when its process %s', async (_, way) => {
    await withTemporaryFolder(async (folder) => {
      expect(await endOf(folder, way)).toEqual([0, null]);
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('makes a folder that is gone when its process throws', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await endOf(folder, 'throw new Error("no");')).toEqual([1, null]);
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('takes away what a killed process left an hour ago, and nothing else', async () => {
    await withTemporaryFolder(async (folder) => {
      const gone = String(spawnSync(process.execPath, ['--version']).pid);
      const names = [`nuspine-channels-${gone}-old`, `nuspine-channels-${gone}-new`, 'nuspine-channels-mine'];
      for (const name of [...names, `nuspine-channels-${String(process.pid)}-old`]) await mkdir(join(folder, name));
      const old = new Date(Date.now() - 4_000_000);
      for (const name of await readdir(folder)) {
        if (!name.endsWith('-new')) await utimes(join(folder, name), old, old);
      }
      const made = makeCloneFolder(folder);
      const found = await readdir(folder);
      expect(found.filter((name) => join(folder, name) !== made).toSorted()).toEqual(
        [
          `nuspine-channels-${String(process.pid)}-old`,
          `nuspine-channels-${gone}-new`,
          'nuspine-channels-mine',
        ].toSorted(),
      );
    });
  });
});

describe('removeCloneFolders', () => {
  it('removes what this process has made', async () => {
    await withTemporaryFolder((folder) => {
      const made = makeCloneFolder(folder);
      removeCloneFolders();
      expect(existsSync(made)).toBe(false);
      return Promise.resolve();
    });
  });
});
