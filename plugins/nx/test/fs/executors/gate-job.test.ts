import { mkdir, readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { gateJob } from '../../../src/fs/executors/gate-job.ts';
import { gate } from '../../../src/fs/executors/gate.ts';
import { withLineWorkspace } from './line-workspace.ts';

describe('gateJob', () => {
  it('runs its job alone and leaves the evidence, which opens the gate with that of all others', async () => {
    await withLineWorkspace(async ({ context, path }) => {
      await mkdir(path('.'), { recursive: true });
      const job = (name: string, exit: number): string => {
        const command = JSON.stringify([process.execPath, '--eval', `process.exit(${String(exit)})`]);
        return `[[job]]\nname = "${name}"\nkind = "cli-smoke"\ncommand = ${command}\ninputs = ["gate.toml"]\n`;
      };
      await writeFile(path('gate.toml'), job('good', 0) + job('bad', 1));
      const run = async (name: string) => (await gateJob({ gate: 'gate.toml', job: name }, context)).success;
      expect([await run('good'), await run('bad')]).toEqual([true, false]);
      expect(JSON.parse(await readFile(path('.gate/good.json'), 'utf8'))).toMatchObject({ passed: true });
      expect(await gate({ gate: 'gate.toml' }, context)).toEqual({ success: false });
      await writeFile(path('gate.toml'), job('good', 0));
      expect(await run('good')).toBe(true);
      expect(await gate({ gate: 'gate.toml' }, context)).toEqual({ success: true });
    });
  });
});
