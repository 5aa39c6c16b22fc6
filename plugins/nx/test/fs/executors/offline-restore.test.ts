import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { offlineRestore } from '../../../src/fs/executors/offline-restore.ts';
import { withLineWorkspace } from './line-workspace.ts';
import { writeLayout } from './offline-workspace.ts';

const node = (script: string): readonly string[] => [process.execPath, '--eval', script];

describe('offlineRestore', () => {
  it('succeeds for a command that asks for nothing, and fails for one that does', async () => {
    await withLineWorkspace(async (workspace) => {
      await writeLayout(workspace);
      const run = (script: string): Promise<{ success: boolean }> | AsyncIterable<unknown> =>
        offlineRestore({ root: '.', command: node(script) }, workspace.context);
      expect(await run('')).toEqual({ success: true });
      expect(await run("fetch('https://feed.example.test').catch(() => '')")).toEqual({ success: false });
    });
  });
});
