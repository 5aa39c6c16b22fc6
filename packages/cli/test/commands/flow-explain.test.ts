import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withFlowRepository } from '../flow-repository.ts';

describe('flow explain', () => {
  it('says why one dependency moves, and refuses one that is not there', async () => {
    await withFlowRepository(async (root) => {
      const { exitCode, stdout } = await run(['flow', 'explain', 'core', '--root', root]);
      expect([exitCode, stdout.includes('Latest of contoso/core/main is 1.1.0')]).toEqual([0, true]);
      const none = await run(['flow', 'explain', 'None', '--root', root]);
      expect([none.exitCode, none.stderr.includes('FLOW_DEPENDENCY_UNKNOWN')]).toEqual([3, true]);
    });
  });
});
