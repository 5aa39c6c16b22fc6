import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { detectionsOf } from '../../../src/fs/examine/examine-files.ts';
import { examineInThreads, joinShares, threadCount } from '../../../src/fs/examine/examine-in-threads.ts';
import { createTable, digestAt, WANTED } from '../../../src/fs/examine/file-table.ts';

const ELF = Buffer.from('7f454c4602010100', 'hex');
const FILES = 60;

describe('examineInThreads', () => {
  it('gives each kind one number, whichever thread found it', async () => {
    await withTemporaryFolder(async (root) => {
      const paths = Array.from({ length: FILES }, (_, index) => `f${String(index).padStart(5, '0')}`);
      const contents = paths.map((_, index) => Buffer.from([...(index % 3 === 0 ? ELF : [0]), index]));
      for (const [index, path] of paths.entries()) writeFileSync(join(root, path), contents[index] ?? '');
      const table = createTable(paths);
      table.wanted.fill(WANTED.ofBinary);
      const work = { root, table: table.buffer, count: FILES, kinds: [], threads: 3, turn: -1, deferAbove: 1e9 };
      const { kinds, stale } = await examineInThreads(work, table);
      const names = detectionsOf(kinds).map(([one]) => one?.kind);
      expect(names.toSorted()).toEqual(['binary', 'elf']);
      expect(stale.files).toBe(FILES);
      const found = paths.map((_, index) => `${String(names[table.kinds[index] ?? 0])} ${digestAt(table, index)}`);
      expect(found).toEqual(
        contents.map((bytes, index) => `${index % 3 === 0 ? 'elf' : 'binary'} ${digestBytes(bytes)}`),
      );
    });
  });

  it('says which file cannot be read', async () => {
    await withTemporaryFolder(async (root) => {
      const table = createTable(['file/below']);
      writeFileSync(join(root, 'file'), 'x');
      const work = { root, table: table.buffer, count: 1, kinds: [], threads: 1, turn: -1, deferAbove: 1e9 };
      await expect(examineInThreads(work, table)).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});

describe('joinShares', () => {
  it('adds up what was read', () => {
    const share = { kinds: [], changes: [{ index: 1, size: 2, kind: 0 }], stale: { files: 1, bytes: 5 } };
    expect(joinShares([share, share])).toEqual({
      changes: [...share.changes, ...share.changes],
      stale: { files: 2, bytes: 10 },
    });
  });
});

describe('threadCount', () => {
  it('is one for each core, up to eight', () => {
    expect(threadCount()).toBeGreaterThan(0);
    expect(threadCount()).toBeLessThanOrEqual(8);
  });
});
