import { execFile } from 'node:child_process';
import Type from 'typebox';
import { PrimitivesError } from '../../errors.ts';
import type { Environment } from '../../http/network-policy.ts';
import { documentReader } from '../../json/document-reader.ts';
import type { RegistryLogin } from './registry-login.ts';

export interface HelperQuestion {
  /** Host or address, as the helper knows it. */
  readonly server: string;
  /** The file that names the helper, for errors. */
  readonly path: string;
  /** `PATH` is read from it, and the helper gets it. */
  readonly environment: Environment;
  /** Milliseconds, by default 30 seconds: some helpers ask a cloud, and none that asks a person can be answered. */
  readonly timeout?: number;
}

const MAX_ANSWER = 1 << 20;

// What docker's own helpers say for a server that they do not know (docker-credential-helpers, `errCredentialsNotFoundMessage`).
const NOT_FOUND = 'credentials not found in native keychain';
// Stands for the user where the secret is an identity token (docker-credential-helpers, README).
const TOKEN_USER = '<token>';

const readAnswer = documentReader(Type.Object({ Username: Type.String(), Secret: Type.String() }));

/**
 * Asks `docker-credential-<helper> get`, a program that keeps logins: the server on its input, the login on its output. None if it
 * has none. Throws `REGISTRY_HELPER_FAILED`, which never repeats what could be a secret.
 */
export async function askCredentialHelper(
  helper: string,
  question: HelperQuestion,
): Promise<RegistryLogin | undefined> {
  const program = `docker-credential-${helper}`;
  const refuse = (why: string, cause?: unknown): never => {
    const details = { path: question.path, found: question.server, cause };
    throw new PrimitivesError('REGISTRY_HELPER_FAILED', `${program}, which keeps logins, ${why}`, details);
  };
  // With a slash it would be another program than the one on PATH.
  if (!/^[\w.-]+$/.test(helper)) refuse('has a name that no program has');
  const { output, failure } = await runHelper(program, question);
  if (failure !== undefined) return output.trim() === NOT_FOUND ? undefined : refuse(failure);
  // What is wrong with the answer is not said: the parser quotes it.
  const { Username, Secret } = readAnswer(output, () => refuse('answers something else than a login'));
  if (Secret === '') return undefined;
  return Username === TOKEN_USER ? { identityToken: Secret } : { username: Username, password: Secret };
}

interface HelperAnswer {
  readonly output: string;
  readonly failure?: string;
}

function runHelper(program: string, { server, environment, timeout = 30_000 }: HelperQuestion): Promise<HelperAnswer> {
  return new Promise((resolve) => {
    const options = {
      env: environment,
      timeout,
      maxBuffer: MAX_ANSWER,
      killSignal: 'SIGKILL',
      windowsHide: true,
    } as const;
    const child = execFile(program, ['get'], options, (error, output) => {
      resolve(error === null ? { output } : { output, failure: failureOf(error, output, timeout) });
    });
    // One that answers without reading leaves a broken pipe.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(`${server}\n`);
  });
}

/** Helpers say on their output what went wrong; what looks like a login that was cut off is not repeated. */
function failureOf(
  error: Error & { readonly code?: unknown; readonly killed?: boolean; readonly signal?: unknown },
  output: string,
  timeout: number,
): string {
  if (error.code === 'ENOENT') return 'is not on PATH';
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'answers without end';
  if (error.killed === true) return `gave no answer within ${String(timeout / 1000)} seconds`;
  if (typeof error.code !== 'number') return `cannot be run: ${String(error.code ?? error.signal)}`;
  const [said = ''] = output.trim().split('\n');
  const told = said === '' || /[{}"]/.test(output) ? '' : `: ${said.slice(0, 200)}`;
  return `ended with ${String(error.code)}${told}`;
}
