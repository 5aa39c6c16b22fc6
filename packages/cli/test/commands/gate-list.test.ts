import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { writeGate } from '../sample-gate.ts';

describe('gate list', () => {
  it('is closed until the jobs have run, and again when that is long ago', async () => {
    await withTemporaryFolder(async (folder) => {
      const gate = ['--gate', await writeGate(folder)];
      const before = await run(['gate', 'list', ...gate]);
      expect([before.exitCode, before.stdout]).toEqual([
        1,
        expect.stringContaining('there is no evidence that it ran'),
      ]);
      await run(['gate', 'run', ...gate, '--now', '2026-01-01T00:00:00Z']);
      expect((await run(['gate', 'list', ...gate, '--now', '2026-01-02T00:00:00Z'])).exitCode).toBe(0);
      const later = await run(['gate', 'list', ...gate, '--now', '2026-02-01T00:00:00Z']);
      expect([later.exitCode, later.stdout]).toEqual([1, expect.stringContaining('node: it ran 31 days ago')]);
    });
  });
});
