import { spawn } from 'node:child_process';
import type { SquirrelCommand } from './squirrel.ts';

/** Runs a program and kills it after so many milliseconds. True if it was not done by then. */
export async function killProgram(
  command: Omit<SquirrelCommand, 'env'> & Partial<SquirrelCommand>,
  delay: number,
): Promise<boolean> {
  const { file, args, cwd, env } = command;
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), delay);
  const signal = await new Promise<NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (_, killedBy) => {
      resolve(killedBy);
    });
  });
  clearTimeout(timer);
  return signal !== null;
}
