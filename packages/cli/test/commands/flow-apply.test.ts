import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withFlowRepository } from '../flow-repository.ts';

describe('flow apply', () => {
  it('edits the files once', async () => {
    await withFlowRepository(async (root) => {
      const { exitCode, stdout } = await run(['flow', 'apply', '--root', root]);
      expect([exitCode, stdout.split('\n')[0]]).toEqual([0, 'Update Core to 1.1.0']);
      expect(await readFile(join(root, 'Directory.Packages.props'), 'utf8')).toContain('"Core" Version="1.1.0"');
      expect((await run(['flow', 'apply', '--root', root])).stdout).toBe('nothing moves\n');
    });
  });
});
