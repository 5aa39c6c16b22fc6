import { spawn } from 'node:child_process';
import type { Environment } from '@nuspine/primitives';
import { atExit } from '@nuspine/primitives/fs';
import { ManifestError } from '../errors.ts';
import { offlineEnvironment } from '../offline-environment.ts';
import type { EvidenceLayer, RemoteContact } from '../restore-report.ts';
import { withNetJail } from './net-jail/net-jail.ts';
import { withRecordingProxy } from './recording-proxy.ts';

/** A command, and under which eyes it runs. */
export interface WatchedCommand {
  readonly command: readonly string[];
  readonly cwd: string;
  readonly environment: Environment;
  /** The one configuration that NuGet reads. */
  readonly nuGetConfig: string;
  /** For files that live as long as the command. */
  readonly folder: string;
  /** Whether attempts go on to where they are meant to. */
  readonly forward: boolean;
  /** The layer to use; the strongest that there is by default. */
  readonly layer?: EvidenceLayer;
}

/** How it went, who asked for what, and which layer saw it. */
export interface WatchedRun {
  readonly exitCode: number | undefined;
  readonly evidence: EvidenceLayer;
  readonly noJail?: string;
  readonly contacts: readonly RemoteContact[];
}

/**
 * Runs a command under the strongest layer of evidence that the system has: a net jail on Linux, a proxy elsewhere. Throws
 * `MANIFEST_JAIL_UNAVAILABLE` if a jail is asked for and there is none, `MANIFEST_COMMAND_MISSING` for a program that cannot
 * be started.
 */
export async function runWatched(watched: WatchedCommand): Promise<WatchedRun> {
  if (watched.layer === 'proxy') return runBehindProxy(watched);
  const { command, cwd, environment, nuGetConfig, forward } = watched;
  const run = await withNetJail<WatchedRun>(watched, async (jail) => {
    const env = offlineEnvironment(environment, { nuGetConfig, forward });
    return { exitCode: await jail.run(command, cwd, env), evidence: 'net-jail', contacts: jail.contacts };
  });
  if (!('refused' in run)) return run;
  if (watched.layer === undefined) return { ...(await runBehindProxy(watched)), noJail: run.refused };
  throw new ManifestError('MANIFEST_JAIL_UNAVAILABLE', 'this machine has no net jail', { found: run.refused });
}

function runBehindProxy({ command, cwd, environment, nuGetConfig, forward }: WatchedCommand): Promise<WatchedRun> {
  return withRecordingProxy({ forward }, async (proxy, contacts) => {
    const env = offlineEnvironment(environment, { nuGetConfig, forward, proxy });
    return { exitCode: await run(command, cwd, env), evidence: 'proxy', contacts };
  });
}

/** The exit code, or `undefined` if a signal ended it. */
function run([file = '', ...args]: readonly string[], cwd: string, env: Environment): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ['inherit', 2, 2] });
    // Whoever stops this process alone, as servers of builds do, means the command.
    const forget = atExit(() => void child.kill());
    child.once('error', (cause) => {
      forget();
      reject(new ManifestError('MANIFEST_COMMAND_MISSING', 'program cannot be started', { path: file, cause }));
    });
    child.once('close', (code) => {
      forget();
      resolve(code ?? undefined);
    });
  });
}
