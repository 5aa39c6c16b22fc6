import { spawn } from 'node:child_process';
import { formatInstant } from '../instant.ts';
import type { Evidence } from '../operation.ts';

/** A gate that is a command: it passes with exit code 0. */
export interface GateCommand {
  readonly gate: string;
  /** Run by the shell of the system, with the build in `NUSPINE_BUILD`. */
  readonly command: string;
}

/** Runs a gate for a build and records what came of it. What the command writes goes to standard error: it is talk. */
export function runGate(
  { gate, command }: GateCommand,
  build: string,
  { now }: { readonly now: Date },
): Promise<Evidence> {
  return new Promise((resolve) => {
    const env = { ...process.env, NUSPINE_BUILD: build };
    const child = spawn(command, {
      shell: true,
      env,
      stdio: ['ignore', 2, 2],
      windowsHide: true,
    });
    const finish = (passed: boolean): void => {
      resolve({ gate, passed, date: formatInstant(now), source: command });
    };
    child.once('error', () => {
      finish(false);
    });
    child.once('close', (code) => {
      finish(code === 0);
    });
  });
}
