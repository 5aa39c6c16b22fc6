import { describe, expect, it } from 'vitest';
import { offlineVerify } from '../../../src/fs/executors/offline-verify.ts';
import { withLineWorkspace } from './line-workspace.ts';
import { writeLayout } from './offline-workspace.ts';

describe('offlineVerify', () => {
  it('succeeds for a sound layout, and fails for one with a package that is none', async () => {
    await withLineWorkspace(async (workspace) => {
      const { dirty } = await writeLayout(workspace);
      expect(await offlineVerify({ root: '.' }, workspace.context)).toEqual({ success: true });
      await dirty();
      expect(await offlineVerify({ root: '.' }, workspace.context)).toEqual({ success: false });
    });
  });
});
