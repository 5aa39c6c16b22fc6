import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { writeGate } from '../sample-gate.ts';

describe('gate workflow', () => {
  it('writes the workflow, and finds that it is missing before', async () => {
    await withTemporaryFolder(async (folder) => {
      const gate = ['--gate', await writeGate(folder)];
      const check = await run(['gate', 'workflow', ...gate, '--check']);
      expect(check).toMatchObject({
        exitCode: 1,
        stdout: 'not ok: .github/workflows/gate.yml is not there: run nuspine gate workflow\n',
      });
      expect((await run(['gate', 'workflow', ...gate])).stdout).toBe('ok: .github/workflows/gate.yml written\n');
      expect((await run(['gate', 'workflow', ...gate, '--check'])).exitCode).toBe(0);
      expect((await run(['gate', 'workflow', ...gate, '--ci', 'gitlab'])).stdout).toBe(
        'ok: .gitlab/gate.yml written\n',
      );
    });
  });
});
