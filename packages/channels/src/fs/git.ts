import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { ChannelError } from '../errors.ts';

/** How a run of git ended. */
export interface GitResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs git. Throws `CHANNEL_GIT_FAILED` for an exit code that is not 0, unless it may fail. */
export type Git = (
  args: readonly string[],
  options?: { readonly mayFail?: boolean; readonly input?: Uint8Array },
) => Promise<GitResult>;

const AUTHOR = { GIT_AUTHOR_NAME: 'nuspine', GIT_AUTHOR_EMAIL: 'nuspine@localhost' };
const COMMITTER = { GIT_COMMITTER_NAME: 'nuspine', GIT_COMMITTER_EMAIL: 'nuspine@localhost' };

/** Git in a folder, which is made when it is not there. It never asks for a password: nobody is there to answer. */
export function gitIn(folder: string): Git {
  mkdirSync(folder, { recursive: true });
  return async (args, { mayFail = false, input } = {}) => {
    const result = await runGit(folder, args, input);
    if (result.code === 0 || mayFail) return result;
    throw new ChannelError('CHANNEL_GIT_FAILED', `git ${args[0] ?? ''} failed: ${result.stderr.trim()}`, {
      path: folder,
    });
  };
}

function runGit(cwd: string, args: readonly string[], input?: Uint8Array): Promise<GitResult> {
  // The locale decides in which language git refuses a push. Whoever set an author keeps it.
  const env = { ...AUTHOR, ...COMMITTER, ...process.env, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd, env, windowsHide: true });
    // Git may end before it has read everything, and says why.
    child.stdin.on('error', () => undefined).end(input);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', (cause) => {
      reject(new ChannelError('CHANNEL_GIT_FAILED', 'git cannot be started: is it installed?', { path: cwd, cause }));
    });
    child.once('close', (code) => {
      resolve({ code: code ?? 1, stdout, stderr });
    });
  });
}
