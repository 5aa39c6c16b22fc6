import { describe, expect, it } from 'vitest';
import { gate } from '../../../src/fs/executors/gate.ts';
import { withLineWorkspace } from './line-workspace.ts';

describe('gate', () => {
  it('fails if there is no gate.toml', async () => {
    await withLineWorkspace(async ({ context }) => {
      expect(await gate({ gate: 'gate.toml' }, context)).toEqual({ success: false });
    });
  });
});
