import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Environment, isOffline } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/primitives/fs';
import { judgeArguments } from '../bypasses.ts';
import { ManifestError } from '../errors.ts';
import { type Finding, finding } from '../finding.ts';
import { formatNuGetConfig } from '../nuget-config-text.ts';
import { offlineEnvironment } from '../offline-environment.ts';
import type { RemoteContact, RestoreReport } from '../restore-report.ts';
import { readManifests, readOfflineConfig } from './layout-files.ts';
import { withRecordingProxy } from './recording-proxy.ts';
import { verifyLayout } from './verify-layout.ts';

export interface RunOfflineOptions {
  /** The variables of this process. `ALLOW_REMOTE=1` lets attempts through, which are reported all the same. */
  readonly environment: Environment;
}

/**
 * Runs a command, such as `dotnet restore`, with nothing but the layout of `root`. First the layout is verified: a command
 * is not run on one that has errors. What it writes goes to standard error. Its exit code proves nothing, for a restore
 * whose remote source is dead succeeds: every attempt to reach one is a finding. Throws `MANIFEST_COMMAND_MISSING` for a
 * program that cannot be started, and what `verifyLayout` throws.
 */
export async function runOffline(
  root: string,
  command: readonly string[],
  { environment }: RunOfflineOptions,
): Promise<RestoreReport> {
  const allowed = !isOffline({ ...environment, OFFLINE: '1' });
  const before = await verifyLayout(root, { environment });
  const bypasses = judgeArguments(command).map((found) => finding('bypass-in-command', command[0] ?? '', { found }));
  const refused = [...before.findings, ...bypasses];
  if (refused.some(({ severity }) => severity === 'error'))
    return { ok: false, evidence: 'proxy', allowed, contacts: [], findings: refused };
  const { exitCode, contacts } = await runWatched(root, command, environment, allowed);
  const attempts = allowed ? [] : distinct(contacts).map(attemptOf);
  return {
    ok: exitCode === 0 && attempts.length === 0,
    ...(exitCode === undefined ? {} : { exitCode }),
    evidence: 'proxy',
    allowed,
    contacts: distinct(contacts),
    findings: [...refused, ...attempts],
  };
}

interface Watched {
  readonly exitCode: number | undefined;
  readonly contacts: readonly RemoteContact[];
}

async function runWatched(
  root: string,
  command: readonly string[],
  environment: Environment,
  forward: boolean,
): Promise<Watched> {
  return withTemporaryFolder(async (folder) => {
    const nuGetConfig = join(folder, 'NuGet.config');
    await writeFile(nuGetConfig, await offlineConfigText(root));
    return withRecordingProxy({ forward }, async (proxy, contacts) => {
      const exitCode = await run(command, root, offlineEnvironment(environment, { proxy, nuGetConfig }));
      return { exitCode, contacts };
    });
  });
}

/** The layout alone, by absolute paths: the file lies elsewhere. */
async function offlineConfigText(root: string): Promise<string> {
  const config = await readOfflineConfig(root);
  const { manifests } = await readManifests(root, config);
  const absolute = { ...config, packages: resolve(root, config.packages), cache: resolve(root, config.cache) };
  return formatNuGetConfig(absolute, { packageIds: manifests.packages.packages.map(({ id }) => id), offline: true });
}

/** The exit code, or `undefined` if a signal ended it. */
function run([file = '', ...args]: readonly string[], cwd: string, env: Environment): Promise<number | undefined> {
  return new Promise((resolvePromise, reject) => {
    const child = spawn(file, args, { cwd, env, stdio: ['inherit', 2, 2] });
    child.once('error', (cause) => {
      reject(new ManifestError('MANIFEST_COMMAND_MISSING', 'program cannot be started', { path: file, cause }));
    });
    child.once('close', (code) => {
      resolvePromise(code ?? undefined);
    });
  });
}

/** Tools try again: each host, port and process once. */
function distinct(contacts: readonly RemoteContact[]): readonly RemoteContact[] {
  return [...new Map(contacts.map((contact) => [JSON.stringify(contact), contact])).values()];
}

function attemptOf({ host, port, process: by }: RemoteContact): Finding {
  return finding('remote-contact', by ?? 'unknown process', { found: `${host}:${String(port)}` });
}
