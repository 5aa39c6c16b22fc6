import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { flowPlan } from '../../../src/fs/executors/flow-plan.ts';
import { withLineWorkspace } from './line-workspace.ts';

describe('flowPlan', () => {
  it('fails for a repository that follows nothing that there is', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      expect(await flowPlan({ root: '.' }, context)).toEqual({ success: false });
      await mkdir(path('.'), { recursive: true });
      await writeFile(path('subscriptions.toml'), 'format = ');
      expect(await flowPlan({ root: '.' }, context)).toEqual({ success: false });
    });
  });
});
