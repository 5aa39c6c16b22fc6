import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  /** What it printed, both streams together. */
  readonly output: string;
}

/** The path of a program on PATH, or undefined. */
export function findProgram(name: string): string | undefined {
  const paths = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  return paths.flatMap((path) => [path, `${path}.exe`]).find((path) => existsSync(path));
}

/** Runs a program to its end. Throws what it printed if it fails. */
export async function run(program: string, words: readonly string[], options: RunOptions): Promise<Finished> {
  const finished = await tryRun(program, words, options);
  if (finished.code === 0) return finished;
  throw new Error(`${program} ${words.join(' ')} ended with ${String(finished.code)}\n${finished.output}`);
}

/** Runs a program to its end, whatever that is. */
export async function tryRun(program: string, words: readonly string[], options: RunOptions): Promise<Finished> {
  const child = spawn(program, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const parts: { readonly from: 'stdout' | 'stderr'; readonly text: string }[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => parts.push({ from: 'stdout', text }));
  child.stderr.setEncoding('utf8').on('data', (text: string) => parts.push({ from: 'stderr', text }));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const joined = (some: typeof parts): string => some.map(({ text }) => text).join('');
  return { code, stdout: joined(parts.filter(({ from }) => from === 'stdout')), output: joined(parts) };
}
