import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withTemporary } from '../../src/fs/index.ts';

describe('withTemporary', () => {
  it('removes what was made at the path, with all it holds, and gives what came of it', async () => {
    await withTemporaryFolder(async (folder) => {
      const answer = await withTemporary(join(folder, 'a'), async (path) => {
        await mkdir(join(path, 'b'), { recursive: true });
        await writeFile(join(path, 'b/c'), 'c');
        return readdir(path);
      });
      expect([answer, await readdir(folder)]).toEqual([['b'], []]);
    });
  });

  it('leaves what was renamed, and does not mind if nothing was made', async () => {
    await withTemporaryFolder(async (folder) => {
      await withTemporary(join(folder, 'a'), async (path) => {
        await writeFile(path, 'a');
        await rename(path, join(folder, 'b'));
      });
      expect(await readdir(folder)).toEqual(['b']);
    });
  });

  it('removes it when its use fails, and listens for the end of the process no longer', async () => {
    await withTemporaryFolder(async (folder) => {
      const before = process.listenerCount('exit');
      const failing = withTemporary(join(folder, 'a'), async (path) => {
        await writeFile(path, 'a');
        throw new Error('first');
      });
      await expect(failing).rejects.toThrow('first');
      expect([await readdir(folder), process.listenerCount('exit')]).toEqual([[], before]);
    });
  });

  // Elsewhere nothing is below a file; Windows does not say so.
  it.skipIf(process.platform === 'win32')(
    'tells what failed first, and removes at exit what could not be before',
    async () => {
      await withTemporaryFolder(async (folder) => {
        const path = join(folder, 'a/b');
        const failing = withTemporary(path, async () => {
          await writeFile(dirname(path), 'in the way');
          throw new Error('first');
        });
        await expect(failing).rejects.toThrow('first');
        await rm(dirname(path));
        await mkdir(path, { recursive: true });
        process.emit('exit', 0);
        expect(existsSync(path)).toBe(false);
      });
    },
  );
});
