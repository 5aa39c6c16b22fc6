import { lstatSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { setState } from '../../../src/fs/examine/file-state.ts';
import { createTable, FILE_TYPE, type FileTable, MARK } from '../../../src/fs/examine/file-table.ts';
import { type Looker, lookInThreads, startLookers } from '../../../src/fs/examine/look-in-threads.ts';

const FILES = 300;
const MANY = 1_000_000;
const nothing = (): Promise<void> => Promise.resolve();

type Use = (root: string, table: FileTable, lookers: readonly Looker[]) => Promise<void>;

async function withFiles(use: Use): Promise<void> {
  const lookers = startLookers(MANY, 3);
  try {
    await withTemporaryFolder(async (root) => {
      const paths = Array.from({ length: FILES }, (_, index) => `f${String(index).padStart(5, '0')}`);
      const table = createTable(paths);
      for (const [index, path] of paths.entries()) {
        writeFileSync(join(root, path), path);
        setState(table, index, lstatSync(join(root, path)));
      }
      table.types.fill(FILE_TYPE.file);
      table.kinds.fill(0);
      table.marks.fill(9);
      writeFileSync(join(root, 'f00123'), 'another text');
      await use(root, table, lookers);
    });
  } finally {
    for (const { stop } of lookers) await stop();
  }
}

describe('startLookers', () => {
  it('starts none for a few files', () => {
    expect(startLookers(1_000, 8)).toEqual([]);
  });
});

describe('lookInThreads', () => {
  it('looks at every file once, whoever does it', async () => {
    await withFiles(async (root, table, lookers) => {
      expect(lookers).toHaveLength(2);
      const job = { root, table: table.buffer, count: FILES, plain: 0, turn: -1 };
      await lookInThreads(job, lookers, nothing);
      expect([...table.marks.keys()].filter((index) => table.marks[index] !== MARK.same)).toEqual([123]);
      expect(table.marks[123]).toBe(MARK.deferred);
    });
  });

  it('says what the operating system says, here or in a thread', async () => {
    await withFiles(async (_, table, lookers) => {
      const job = { root: '\0', table: table.buffer, count: FILES, plain: 0, turn: -1 };
      await expect(lookInThreads(job, [], nothing)).rejects.toThrowCode('SOURCE_READ_FAILED');
      const [looker] = lookers;
      const thread = looker?.look({ ...job, next: new SharedArrayBuffer(4) });
      await expect(thread).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});
