import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program that must succeed, in a folder. Throws with all it said if it does not. */
export async function runQuietly(cwd: string, file: string, args: readonly string[]): Promise<void> {
  try {
    await execute(file, [...args], { cwd, maxBuffer: 2 ** 26 });
  } catch (cause) {
    const said = cause instanceof Error && 'stdout' in cause ? String(cause.stdout) : '';
    throw new Error(`${file} ${args.join(' ')} failed in ${cwd}: ${said}`, { cause });
  }
}
