import { spawn } from 'node:child_process';
import { MatrixError } from '../../errors.ts';

export interface CommandRun {
  /** A program and its arguments; no shell reads them. */
  readonly command: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds after which it is killed, and has failed. */
  readonly timeout: number;
}

export interface CommandOutcome {
  readonly passed: boolean;
  readonly exitCode: number | null;
  /** The end of what it printed. */
  readonly output: string;
}

/** Characters of output that are kept: enough for the failures of a test run. */
const KEPT_OUTPUT = 8_000;

/** Runs a program to its end. Throws `MATRIX_TEST_MISSING` if it cannot be started. */
export async function runCommand({ command, cwd, environment, timeout }: CommandRun): Promise<CommandOutcome> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    cwd,
    env: { ...environment },
    timeout,
    killSignal: 'SIGKILL',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-KEPT_OUTPUT);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) => {
      reject(new MatrixError('MATRIX_TEST_MISSING', 'command of the test cannot be started', { path: file, cause }));
    });
    child.once('close', resolve);
  });
  return { passed: exitCode === 0, exitCode, output };
}

/** What a program needs to find itself and others; nothing of the user's settings and secrets. */
const PASSED_ON = [
  'PATH',
  'PATHEXT',
  'SYSTEMROOT',
  'COMSPEC',
  'WINDIR',
  'PROGRAMFILES',
  'PROGRAMDATA',
  'DOTNET_ROOT',
  'LANG',
];

/** An environment in which nothing that is installed elsewhere shows. */
export function isolatedEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> {
  const passed = Object.entries(environment).filter(([name]) => PASSED_ON.includes(name.toUpperCase()));
  const places = [
    'HOME',
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
    'TMPDIR',
    'TMP',
    'TEMP',
    'NUGET_PACKAGES',
    'DOTNET_CLI_HOME',
  ];
  return { ...Object.fromEntries(passed), ...Object.fromEntries(places.map((name) => [name, home])), ...own };
}
