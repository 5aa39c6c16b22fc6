import { join } from 'node:path';
import process from 'node:process';
import { writeSample } from '../../sample-spine.ts';
import type { JobContext } from '../../../src/fs/gate/job-context.ts';

/** A job context in a folder, with the variables of this process. */
export function jobContext(folder: string, seconds = 20): JobContext {
  return { folder, environment: process.env, seconds };
}

/** A command that runs a script with this Node. */
export function nodeCommand(script: string): readonly string[] {
  return [process.execPath, '--eval', script];
}

/** Writes a gate of two jobs, of which `second` prints the content of a file, and returns the path of its gate.toml. */
export async function writeGate(folder: string): Promise<string> {
  const command = (script: string): string => JSON.stringify(nodeCommand(script));
  await writeSample(
    folder,
    'gate.toml',
    `[[job]]
name = "first"
kind = "cli-smoke"
command = ${command('console.log(1)')}
output = "1"
inputs = ["first.txt"]

[[job]]
name = "second"
kind = "cli-smoke"
command = ${command("console.log(require('fs').readFileSync('second.txt', 'utf8'))")}
output = "right"
inputs = ["second.txt"]
`,
  );
  await writeSample(folder, 'first.txt', 'first');
  await writeSample(folder, 'second.txt', 'right');
  return join(folder, 'gate.toml');
}
