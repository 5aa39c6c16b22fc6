import { lstatSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { setState } from '../../../src/fs/examine/file-state.ts';
import { createTable, FILE_TYPE, MARK } from '../../../src/fs/examine/file-table.ts';
import { lookShare } from '../../../src/fs/examine/look-share.ts';

describe('lookShare', () => {
  it.each([
    ['ASCII', 'z'],
    ['other', 'ähnlich'],
  ])('marks what is the same, and leaves out what has its turn or is taken, with %s names', async (_, last) => {
    await withTemporaryFolder(async (root) => {
      const paths = ['changed', 'gone', 'same', 'turn', 'unknown', last];
      const table = createTable(paths);
      for (const [index, path] of paths.entries()) {
        await writeFile(join(root, path), path);
        setState(table, index, lstatSync(join(root, path)));
      }
      table.types.fill(FILE_TYPE.file);
      table.kinds.fill(0, 0, 4);
      table.kinds[5] = 0;
      table.turns.set([0, 0, 0, 7, 0, 0]);
      table.marks.fill(9);
      await writeFile(join(root, 'changed'), 'another text');
      table.types[1] = FILE_TYPE.gone;
      const next = new SharedArrayBuffer(4);
      const job = { root, table: table.buffer, count: paths.length, next, plain: 0, turn: 7 };
      lookShare(job);
      const { deferred, same } = MARK;
      expect([...table.marks]).toEqual([deferred, deferred, same, 9, deferred, same]);
      table.marks.fill(9);
      lookShare(job);
      expect([...table.marks]).toEqual([9, 9, 9, 9, 9, 9]);
    });
  });
});
