import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('channel-process.ts', import.meta.url));

/** How a process ended, and the lines it wrote. */
export interface Ended {
  readonly signal: string | null;
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly stderr: string;
}

/** Runs `channel-process.ts` in a process of its own, with some variables besides. */
export function runProcess(words: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--conditions=@nuspine/source', '--no-warnings', SCRIPT, ...words], {
      env: { ...process.env, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ signal, code, lines: stdout.split('\n').filter((line) => line !== ''), stderr });
    });
  });
}
