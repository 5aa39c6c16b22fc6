import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Environment, isOffline } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/primitives/fs';
import { judgeArguments } from '../bypasses.ts';
import { type Finding, finding } from '../finding.ts';
import type { FindingCode } from '../finding-code.ts';
import { formatNuGetConfig } from '../nuget-config-text.ts';
import {
  contactPlace,
  distinctContacts,
  type EvidenceLayer,
  type RemoteContact,
  type RestoreReport,
} from '../restore-report.ts';
import { runWatched } from './evidence.ts';
import { readManifests, readOfflineConfig } from './layout-files.ts';
import { verifyLayout } from './verify-layout.ts';

export interface RunOfflineOptions {
  /** The variables of this process. `ALLOW_REMOTE=1` lets attempts through, which are reported all the same. */
  readonly environment: Environment;
  /** What looks for attempts; the strongest layer that the system has by default. */
  readonly layer?: EvidenceLayer;
}

/**
 * Runs a command, such as `dotnet restore`, with nothing but the layout of `root`. First the layout is verified: a command
 * is not run on one that has errors. What it writes goes to standard error. Its exit code proves nothing, for a restore
 * whose remote source is dead succeeds: every attempt to reach one is a finding. Throws `MANIFEST_COMMAND_MISSING` for a
 * program that cannot be started, `MANIFEST_JAIL_UNAVAILABLE` if a net jail is asked for and there is none, and what
 * `verifyLayout` throws.
 */
export async function runOffline(
  root: string,
  command: readonly string[],
  { environment, layer }: RunOfflineOptions,
): Promise<RestoreReport> {
  const allowed = !isOffline({ ...environment, OFFLINE: '1' });
  const before = await verifyLayout(root, { environment });
  const bypasses = judgeArguments(command).map((found) => finding('bypass-in-command', command[0] ?? '', { found }));
  const judged = [...before.findings, ...bypasses].map((one) => (allowed ? allow(one) : one));
  if (judged.some(({ severity }) => severity === 'error'))
    return { ok: false, allowed, contacts: [], findings: judged };
  const { exitCode, evidence, noJail, contacts } = await withTemporaryFolder(async (folder) => {
    const nuGetConfig = join(folder, 'NuGet.config');
    await writeFile(nuGetConfig, await offlineConfigText(root));
    const watched = { command, cwd: root, environment, nuGetConfig, folder, forward: allowed };
    return runWatched({ ...watched, ...(layer === undefined ? {} : { layer }) });
  });
  const distinct = distinctContacts(contacts);
  const attempts = allowed ? [] : distinct.map(attemptOf);
  return {
    ok: exitCode === 0 && attempts.length === 0,
    ...(exitCode === undefined ? {} : { exitCode }),
    evidence,
    ...(noJail === undefined ? {} : { noJail }),
    allowed,
    contacts: distinct,
    findings: [...judged, ...attempts],
  };
}

/** Findings that say how a build could reach beyond the layout. */
const WAYS_OUT: ReadonlySet<FindingCode> = new Set([
  'bypass-in-command',
  'bypass-in-environment',
  'bypass-in-project',
  'feed-unlisted',
  'proxy-in-config',
]);

/** With ALLOW_REMOTE=1 ways out are reported and taken. */
function allow(one: Finding): Finding {
  return WAYS_OUT.has(one.code) ? { ...one, severity: 'warning' } : one;
}

/** The layout alone, by absolute paths: the file lies elsewhere. */
async function offlineConfigText(root: string): Promise<string> {
  const config = await readOfflineConfig(root);
  const { manifests } = await readManifests(root, config);
  const absolute = { ...config, packages: resolve(root, config.packages), cache: resolve(root, config.cache) };
  return formatNuGetConfig(absolute, { packageIds: manifests.packages.packages.map(({ id }) => id), offline: true });
}

function attemptOf(contact: RemoteContact): Finding {
  return finding('remote-contact', contact.process ?? 'unknown process', { found: contactPlace(contact) });
}
