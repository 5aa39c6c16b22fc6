import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { flowUpdate } from '../../../src/fs/executors/flow-update.ts';
import { withLineWorkspace } from './line-workspace.ts';

describe('flowUpdate', () => {
  it('fails for a repository that follows nothing that there is', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      expect(await flowUpdate({ root: '.' }, context)).toEqual({ success: false });
      await mkdir(path('.'), { recursive: true });
      await writeFile(path('subscriptions.toml'), 'format = ');
      expect(await flowUpdate({ root: '.' }, context)).toEqual({ success: false });
    });
  });
});
