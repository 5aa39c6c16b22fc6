import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withSpoolFiles } from '../../src/fs/spool-files.ts';

describe('withSpoolFiles', () => {
  it('gives back what was written, in order, and removes each file when it was read', async () => {
    await withTemporaryFolder(async (folder) => {
      await withSpoolFiles(folder, async (openSpool) => {
        const spools = [await openSpool(), await openSpool()];
        for (const spool of spools) {
          for (const text of ['one ', 'two ', 'three']) await spool.write(Buffer.from(text));
        }
        for (const [index, spool] of spools.entries()) {
          expect(await readdir(folder)).toHaveLength(2 - index);
          let text = '';
          for await (const chunk of spool.chunks()) text += Buffer.from(chunk).toString();
          expect(text).toBe('one two three');
        }
        expect(await readdir(folder)).toEqual([]);
      });
    });
  });

  it('leaves no file behind when the work fails', async () => {
    await withTemporaryFolder(async (folder) => {
      const failing = withSpoolFiles(folder, async (openSpool) => {
        await (await openSpool()).write(Buffer.from('x'));
        throw new RangeError('stopped');
      });
      await expect(failing).rejects.toThrow('stopped');
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('names the file that it cannot write', async () => {
    await withTemporaryFolder(async (folder) => {
      const failing = withSpoolFiles(join(folder, 'missing'), (openSpool) => openSpool());
      await expect(failing).rejects.toThrowCode('FILE_WRITE_FAILED');
    });
  });
});
