import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { writeGate } from '../sample-gate.ts';

const NOW = ['--now', '2026-01-01T00:00:00Z'];

describe('gate run', () => {
  it('prints the matrix and opens when all jobs pass', async () => {
    await withTemporaryFolder(async (folder) => {
      const gate = await writeGate(folder);
      const { exitCode, stdout } = await run(['gate', 'run', '--gate', gate, ...NOW]);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^node +cli-smoke +passed +\d+\.\d s +2026-01-01T00:00:00Z +sha256:[0-9a-f]{12}$/m);
      expect(stdout).toMatch(/^ok: 1 of 1 jobs passed$/m);
    });
  });

  it('stays closed with the reason', async () => {
    await withTemporaryFolder(async (folder) => {
      const gate = await writeGate(folder, 3);
      const { exitCode, stdout } = await run(['gate', 'run', 'node', '--gate', gate, '--needed', '--only']);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^node: .* exited with 3$/m);
    });
  });

  it('refuses a job that there is not', async () => {
    await withTemporaryFolder(async (folder) => {
      const gate = await writeGate(folder);
      expect((await run(['gate', 'run', 'web', '--gate', gate])).stderr).toContain('GATE_JOB_UNKNOWN');
    });
  });
});
