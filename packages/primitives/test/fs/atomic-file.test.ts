import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { syncFolder, writeFileAtomically } from '../../src/fs/index.ts';

describe('writeFileAtomically', () => {
  it('replaces a file with all that was written', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.txt');
      await writeFile(path, 'before');
      await writeFileAtomically(path, async (sink) => {
        await sink.write(Buffer.from('af'));
        await sink.write(Buffer.from('ter'));
      });
      expect(await readFile(path, 'utf8')).toBe('after');
      expect(await readdir(folder)).toEqual(['a.txt']);
    });
  });

  it('writes much, in small and large pieces', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.bin');
      const pieces = [1, 200_000, 9_000_000, 70_000, 8_500_000, 3].map((size, at) =>
        Buffer.alloc(size, `${String(at)} piece`),
      );
      await writeFileAtomically(path, async (sink) => {
        for (const piece of pieces) await sink.write(piece);
      });
      expect(Buffer.compare(await readFile(path), Buffer.concat(pieces))).toBe(0);
    });
  });

  it('leaves the old file and nothing else when the producer throws', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.txt');
      await writeFile(path, 'before');
      const failed = writeFileAtomically(path, async (sink) => {
        await sink.write(Buffer.from('half'));
        throw Object.assign(new Error('producer'), { code: 'PRODUCER' });
      });
      await expect(failed).rejects.toThrowCode('PRODUCER');
      expect(await readFile(path, 'utf8')).toBe('before');
      expect(await readdir(folder)).toEqual(['a.txt']);
    });
  });

  it('closes the file only after what the producer left behind, and takes nothing then', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.bin');
      const late: Promise<unknown>[] = [];
      let ended: () => Promise<unknown> = () => Promise.resolve();
      const failed = writeFileAtomically(path, async (sink) => {
        late.push(sink.write(Buffer.alloc(9_000_000)));
        ended = () => sink.write(Buffer.from('late'));
        throw Object.assign(new Error('producer'), { code: 'PRODUCER' });
      });
      await expect(failed).rejects.toThrowCode('PRODUCER');
      await expect(Promise.all(late)).resolves.toEqual([undefined]);
      await expect(ended()).rejects.toThrow('closed');
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it('names the path that cannot be written', async () => {
    await withTemporaryFolder(async (folder) => {
      const failed = writeFileAtomically(join(folder, 'no', 'a.txt'), async () => undefined);
      await expect(failed).rejects.toThrowCode('FILE_WRITE_FAILED');
    });
  });
});

describe('syncFolder', () => {
  it('ignores a folder that cannot be opened', async () => {
    await expect(syncFolder('no-such-folder')).resolves.toBeUndefined();
  });
});
