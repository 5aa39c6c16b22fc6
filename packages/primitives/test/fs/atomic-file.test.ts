import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
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

describe('writeFileAtomically, asked for what cannot be', () => {
  it('says so of a path below a file', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      const failed = writeFileAtomically(join(folder, 'file', 'a.txt'), async () => undefined);
      await expect(failed).rejects.toThrowCode('FILE_WRITE_FAILED');
    });
  });

  it('says so of a folder before anything is produced, and leaves nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'folder'));
      let isAsked = false;
      const failed = writeFileAtomically(join(folder, 'folder'), async () => {
        isAsked = true;
      });
      await expect(failed).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
      expect(isAsked).toBe(false);
      expect(await readdir(folder)).toEqual(['folder']);
    });
  });

  it('writes a file whose name is as long as a name may be', async () => {
    await withTemporaryFolder(async (folder) => {
      const name = 'n'.repeat(250);
      await writeFileAtomically(join(folder, name), (sink) => sink.write(Buffer.from('all')));
      expect(await readdir(folder)).toEqual([name]);
    });
  });
});

describe('syncFolder', () => {
  it('ignores a folder that cannot be opened', async () => {
    await expect(syncFolder('no-such-folder')).resolves.toBeUndefined();
  });
});
