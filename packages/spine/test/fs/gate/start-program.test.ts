import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { runProgram, startProgram } from '../../../src/fs/gate/start-program.ts';
import { nodeCommand } from './sample-gate.ts';

// Whoever runs the tests may want colours, and Node warns of a wish for both.
const env = { ...process.env, FORCE_COLOR: '0', NO_COLOR: undefined };
const options = { cwd: process.cwd(), env, seconds: 20 };

describe('runProgram', () => {
  it('gives the exit code and what was printed', async () => {
    const end = await runProgram(nodeCommand('console.log(1); console.error(2); process.exitCode = 3'), options);
    expect(end).toEqual({ exitCode: 3, stdout: '1\n', stderr: '2\n', timedOut: false });
  });

  it('ends a program whose time is up', async () => {
    const end = await runProgram(nodeCommand('setInterval(() => 0, 1000)'), { ...options, seconds: 0.3 });
    expect(end).toMatchObject({ exitCode: undefined, timedOut: true });
  });

  it('says which program it cannot start', async () => {
    await expect(runProgram(['no-such-program'], options)).rejects.toThrowCode('GATE_PROGRAM_MISSING');
  });

  it('keeps the end of a long output', async () => {
    const { stdout } = await runProgram(nodeCommand("process.stdout.write('a'.repeat(2 ** 21) + 'z')"), options);
    expect([stdout.length, stdout.at(-1)]).toEqual([2 ** 20, 'z']);
  });
});

describe('startProgram', () => {
  it('kills the programs that the program has started', async () => {
    await withTemporaryFolder(async (folder) => {
      const pidFile = join(folder, 'pid');
      const child = `process.on('SIGTERM', () => 0); require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => 0, 1000)`;
      const parent = `require('child_process').spawn(process.execPath, ['--eval', ${JSON.stringify(child)}]); setInterval(() => 0, 1000)`;
      const program = startProgram(nodeCommand(parent), options);
      while (!existsSync(pidFile) || (await readFile(pidFile, 'utf8')) === '') await sleep(20);
      const pid = Number(await readFile(pidFile, 'utf8'));
      await program.kill();
      // The signal is sent; the system may need a moment.
      for (let waited = 0; waited < 2000 && isRunning(pid); waited += 20) await sleep(20);
      expect(isRunning(pid)).toBe(false);
    });
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
