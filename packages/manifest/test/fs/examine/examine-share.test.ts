import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { type ExaminedShare, examineShare, type ExamineJob } from '../../../src/fs/examine/examine-share.ts';
import { createTable, digestAt, MARK, NO_KIND, WANTED } from '../../../src/fs/examine/file-table.ts';

const JOB = { count: 3, kinds: ['[]'], thread: 1, threads: 4, turn: -1, deferAbove: 10 } as const;

describe('examineShare', () => {
  it('takes what nobody has taken, numbers kinds apart from other threads, and leaves large files', async () => {
    await withTemporaryFolder(async (root) => {
      const table = createTable(['a', 'b', 'c']);
      writeFileSync(join(root, 'a'), 'text');
      writeFileSync(join(root, 'b'), Buffer.from([0]));
      writeFileSync(join(root, 'c'), 'a longer text');
      const job: ExamineJob = { ...JOB, root, table: table.buffer, next: new SharedArrayBuffer(4) };
      expect(examineShare(job).kinds).toHaveLength(1);
      expect([...table.kinds]).toEqual([0, 2, NO_KIND]);
      expect(table.marks[2]).toBe(MARK.deferred);
      expect(examineShare(job)).toEqual({ kinds: [], changes: [], stale: { files: 0, bytes: 0 } });
    });
  });

  it('reads what has its turn, and says which bytes are others though nothing else tells', async () => {
    await withTemporaryFolder(async (root) => {
      const table = createTable(['a', 'b', 'c']);
      for (const path of ['a', 'b', 'c']) writeFileSync(join(root, path), path);
      table.wanted.fill(WANTED.always);
      const share = (turn: number): ExaminedShare =>
        examineShare({ ...JOB, root, table: table.buffer, next: new SharedArrayBuffer(4), turn });
      share(-1);
      table.turns.set([7, 7, 5]);
      const digest = digestAt(table, 1);
      table.digests.fill(1, 32);
      const was = digestAt(table, 1);
      expect(share(7).changes).toEqual([{ index: 1, kind: 0, size: 1, digest: was }]);
      expect([...table.marks]).toEqual([MARK.same, MARK.changed, MARK.same]);
      expect([digestAt(table, 1), digestAt(table, 2)]).toEqual([digest, was]);
    });
  });
});
