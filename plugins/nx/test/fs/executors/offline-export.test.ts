import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { offlineExport } from '../../../src/fs/executors/offline-export.ts';
import { withLineWorkspace } from './line-workspace.ts';
import { writeLayout } from './offline-workspace.ts';

describe('offlineExport', () => {
  it('writes a bundle, and fails where there is no layout', async () => {
    await withLineWorkspace(async (workspace) => {
      const options = { root: '.', bundle: 'dist/offline.tar.zst' };
      expect(await offlineExport(options, workspace.context)).toEqual({ success: false });
      await writeLayout(workspace);
      expect(await offlineExport(options, workspace.context)).toEqual({ success: true });
      expect(existsSync(workspace.path('dist/offline.tar.zst'))).toBe(true);
    });
  });
});
