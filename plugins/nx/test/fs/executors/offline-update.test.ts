import { describe, expect, it } from 'vitest';
import { offlineUpdate } from '../../../src/fs/executors/offline-update.ts';
import { withLineWorkspace } from './line-workspace.ts';
import { writeLayout } from './offline-workspace.ts';

describe('offlineUpdate', () => {
  it('succeeds for a sound layout, and fails for one with a package that is none', async () => {
    await withLineWorkspace(async (workspace) => {
      const { dirty } = await writeLayout(workspace);
      expect(await offlineUpdate({ root: '.' }, workspace.context)).toEqual({ success: true });
      await dirty();
      expect(await offlineUpdate({ root: '.' }, workspace.context)).toEqual({ success: false });
    });
  });
});
