import { describe, expect, it } from 'vitest';
import { bundleTest } from '../../../src/fs/executors/bundle-test.ts';
import { withLineWorkspace } from './line-workspace.ts';

describe('bundleTest', () => {
  it('fails without a matrix', async () => {
    await withLineWorkspace(async ({ context }) => {
      const options = { matrix: 'versions.toml', feed: 'packages', registry: 'registry' };
      await expect(bundleTest(options, context)).resolves.toEqual({ success: false });
    });
  });
});
