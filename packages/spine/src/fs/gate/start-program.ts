import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '@nuspine/primitives';
import { SpineError } from '../../errors.ts';
import type { ProgramEnd } from '../../gate/job-result.ts';

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: Environment;
  /** How long it may run. */
  readonly seconds: number;
}

/** A program that runs. */
export interface RunningProgram {
  /** Settles when it has ended and its output is complete. Throws `GATE_PROGRAM_MISSING` if it never began. */
  readonly end: Promise<ProgramEnd>;
  /** Ends it with every program it has started, and waits for that. */
  kill(): Promise<ProgramEnd>;
}

/** What is kept of an output: its end, which says why a program failed. */
const KEPT = 2 ** 20;
/** How long a program has to end by itself when it is asked to. */
const GRACE = 2000;
const isWindows = process.platform === 'win32';

/** Starts a program in a process group of its own, so that all it starts can be ended with it. */
export function startProgram(command: readonly string[], { cwd, env, seconds }: ProgramOptions): RunningProgram {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    cwd,
    env,
    detached: !isWindows,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout = keptText(child.stdout);
  const stderr = keptText(child.stderr);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void killTree(child);
  }, seconds * 1000);
  const end = new Promise<ProgramEnd>((resolve, reject) => {
    child.once('error', (cause) => {
      clearTimeout(timer);
      reject(new SpineError('GATE_PROGRAM_MISSING', 'program cannot be started', { path: file, cause }));
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ exitCode: code ?? undefined, stdout: stdout(), stderr: stderr(), timedOut });
    });
  });
  // Whoever waits for the end sees the error; a program that nobody waits for any more must not end this one.
  end.catch(() => undefined);
  return {
    end,
    kill: async () => {
      await killTree(child);
      return end;
    },
  };
}

/** Runs a program to its end. */
export async function runProgram(command: readonly string[], options: ProgramOptions): Promise<ProgramEnd> {
  return startProgram(command, options).end;
}

/** Asked first, so that a server can say goodbye, then told. */
async function killTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (isWindows) {
    await startProgram(['taskkill', '/pid', String(child.pid), '/t', '/f'], {
      cwd: process.cwd(),
      env: process.env,
      seconds: GRACE / 1000,
    }).end;
    return;
  }
  signalGroup(child.pid, 'SIGTERM');
  for (let waited = 0; waited < GRACE && isRunning(child.pid); waited += 50) await sleep(50);
  signalGroup(child.pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group.
    return false;
  }
}

function isRunning(pid: number): boolean {
  return signalGroup(pid, 0);
}

function keptText(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string | Buffer) => {
    text = `${text}${String(chunk)}`.slice(-KEPT);
  });
  return () => text;
}
