import { rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { detectionsOf, examineFiles } from '../../../src/fs/examine/examine-files.ts';
import { createTable, digestAt, FILE_TYPE, MARK, WANTED } from '../../../src/fs/examine/file-table.ts';
import { startLookers } from '../../../src/fs/examine/look-in-threads.ts';

const ELF = Buffer.from('7f454c4602010100', 'hex');
const MANY = 200;
const MANY_MORE = 1_000_000;

describe('examineFiles', () => {
  it('reads files of which nothing is known, and says what they are', async () => {
    await withTemporaryFolder(async (root) => {
      const paths = Array.from({ length: MANY }, (_, index) => `f${String(index).padStart(5, '0')}`);
      const contents = paths.map((_, index) =>
        Buffer.concat([index % 3 === 0 ? ELF : Buffer.from([0]), Buffer.from([index >> 8, index])]),
      );
      for (const [index, path] of paths.entries()) writeFileSync(join(root, path), contents[index] ?? '');
      const table = createTable(paths);
      table.wanted.fill(WANTED.ofBinary);
      const { kinds, stale } = await examineFiles(root, { table, kinds: [] });
      expect(
        detectionsOf(kinds)
          .map(([one]) => one?.kind)
          .toSorted(),
      ).toEqual(['binary', 'elf']);
      expect(stale.files).toBe(MANY);
      const found = paths.map(
        (_, index) => `${kinds[table.kinds[index] ?? 0]?.slice(10, 13) ?? ''} ${digestAt(table, index)}`,
      );
      const wanted = contents.map((bytes, index) => `${index % 3 === 0 ? 'elf' : 'bin'} ${digestBytes(bytes)}`);
      expect(found).toEqual(wanted);
    });
  });

  it('reads large files after the others, and all of them', async () => {
    await withTemporaryFolder(async (root) => {
      const paths = ['a', 'b', 'c'];
      const size = 5 * 2 ** 20;
      for (const path of paths) {
        writeFileSync(join(root, path), path === 'b' ? 'small' : ELF);
        if (path !== 'b') truncateSync(join(root, path), size);
      }
      const table = createTable(paths);
      table.wanted.fill(WANTED.always);
      await examineFiles(root, { table, kinds: [] });
      const large = digestBytes(Buffer.concat([ELF, Buffer.alloc(size - ELF.length)]));
      expect(paths.map((_, index) => digestAt(table, index))).toEqual([
        large,
        digestBytes(Buffer.from('small')),
        large,
      ]);
    });
  });

  it.each([1, 3])('says what changed, and reads nothing else but what has its turn, in %i threads', async (threads) => {
    const lookers = startLookers(MANY_MORE, threads);
    await withTemporaryFolder(async (root) => {
      const paths = ['changed', 'gone', 'linked', 'same', 'turn'];
      for (const path of paths) writeFileSync(join(root, path), ELF);
      const table = createTable(paths);
      table.wanted.fill(WANTED.ofBinary);
      const first = await examineFiles(root, { table, kinds: [] });
      const before = digestAt(table, 0);
      table.turns.set([0, 0, 0, 0, 7]);
      writeFileSync(join(root, 'changed'), Buffer.concat([ELF, ELF]));
      rmSync(join(root, 'gone'));
      rmSync(join(root, 'linked'));
      symlinkSync('same', join(root, 'linked'));
      const { changes, stale } = await examineFiles(root, { table, kinds: first.kinds }, { turn: 7, lookers });
      expect(changes).toEqual([{ index: 0, kind: 0, size: ELF.length, digest: before }]);
      expect([...table.marks]).toEqual([MARK.changed, MARK.changed, MARK.changed, MARK.same, MARK.same]);
      expect([...table.types].slice(1, 3)).toEqual([FILE_TYPE.gone, FILE_TYPE.link]);
      expect(stale).toEqual({ files: 1, bytes: 2 * ELF.length });
    });
    for (const { stop } of lookers) await stop();
  });

  it('says which file cannot be read', async () => {
    await withTemporaryFolder(async (root) => {
      const table = createTable(['file/below']);
      writeFileSync(join(root, 'file'), 'x');
      await expect(examineFiles(root, { table, kinds: [] })).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});
