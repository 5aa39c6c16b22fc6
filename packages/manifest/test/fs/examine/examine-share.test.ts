import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { examineShare, type ExamineJob } from '../../../src/fs/examine/examine-share.ts';
import { createTable, MARK, NO_KIND } from '../../../src/fs/examine/file-table.ts';

describe('examineShare', () => {
  it('takes what nobody has taken, numbers kinds apart from other threads, and leaves large files', async () => {
    await withTemporaryFolder(async (root) => {
      const table = createTable(['a', 'b', 'c']);
      writeFileSync(join(root, 'a'), 'text');
      writeFileSync(join(root, 'b'), Buffer.from([0]));
      writeFileSync(join(root, 'c'), 'a longer text');
      const job: ExamineJob = {
        root,
        table: table.buffer,
        count: 3,
        next: new SharedArrayBuffer(4),
        kinds: ['[]'],
        thread: 1,
        threads: 4,
        turn: -1,
        deferAbove: 10,
      };
      expect(examineShare(job).kinds).toHaveLength(1);
      expect([...table.kinds]).toEqual([0, 2, NO_KIND]);
      expect(table.marks[2]).toBe(MARK.deferred);
      expect(examineShare(job)).toEqual({ kinds: [], changes: [], stale: { files: 0, bytes: 0 } });
    });
  });
});
