import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { openSources } from '@nuspine/nupkg-core/fs';
import {
  CodedError,
  type Environment,
  formatNuGetVersion,
  isHttpUrl,
  nuGetVersionsEqual,
  parseNuGetVersion,
  parsePackageId,
} from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/primitives/fs';
import { SpineError } from '../../errors.ts';
import { consumerConfig } from '../../gate/consumer-config.ts';
import { endReason } from '../../gate/job-result.ts';
import { type Attempt, type PollClock, pollUntil } from '../../gate/poll-until.ts';
import type { PublishedReport } from '../../gate/published-report.ts';
import { restoreProject } from '../../gate/restore-project.ts';
import { dotnetEnvironment } from './job-context.ts';
import { runProgram } from './start-program.ts';

export interface VerifyPublishedOptions {
  readonly id: string;
  readonly version: string;
  /** Folder or address of a V3 feed that the package was published to; others may have what it depends on. */
  readonly sources: readonly [string, ...string[]];
  /** Target framework of the project that restores it. */
  readonly framework: string;
  /** How long to wait for it. */
  readonly seconds: number;
  readonly environment: Environment;
  readonly clock?: PollClock;
}

export const SYSTEM_CLOCK: PollClock = {
  now: () => performance.now(),
  random: Math.random,
  sleep: (milliseconds) => sleepFor(milliseconds),
};

/**
 * Waits until a version is on the index of its feed and `dotnet restore` takes it from there with an empty cache. Feeds answer
 * with what they had a while ago, so that one question proves nothing: it is asked again, with growing waits, until time is up.
 * Throws `PACKAGE_ID_INVALID`, `VERSION_INVALID` and `GATE_PROGRAM_MISSING`: these do not change by waiting.
 */
export async function verifyPublished(options: VerifyPublishedOptions): Promise<PublishedReport> {
  const { clock = SYSTEM_CLOCK, seconds, sources } = options;
  const id = parsePackageId(options.id);
  const version = formatNuGetVersion(parseNuGetVersion(options.version));
  const { value, ...polled } = await pollUntil((left) => lookOnce({ ...options, id, version }, left), {
    clock,
    seconds,
  });
  return { ok: value === true, id, version, source: sources[0], ...polled };
}

/** Folders of its own for each attempt: neither an index nor a package may be remembered. */
async function lookOnce(options: VerifyPublishedOptions, left: number): Promise<Attempt<true>> {
  return withTemporaryFolder(async (scratch) => {
    try {
      const reason = (await indexReason(options, scratch)) ?? (await restoreReason(options, scratch, left));
      return reason === undefined ? { value: true } : { reason };
    } catch (error) {
      if (!(error instanceof CodedError) || error instanceof SpineError) throw error;
      return { reason: `${error.code}: ${error.message}` };
    }
  });
}

async function indexReason(
  { id, version, sources: [source], environment }: VerifyPublishedOptions,
  scratch: string,
): Promise<string | undefined> {
  const { feeds } = await openSources([source], { environment, cache: join(scratch, 'index') });
  const versions = (await Promise.all(feeds.map((feed) => feed.versions(id)))).flat();
  const wanted = parseNuGetVersion(version);
  if (versions.some((one) => nuGetVersionsEqual(one, wanted))) return undefined;
  const newest = versions.at(-1);
  return `index has no ${id} ${version}${newest === undefined ? '' : `; its newest is ${formatNuGetVersion(newest)}`}`;
}

async function restoreReason(
  { id, version, sources, framework, environment }: VerifyPublishedOptions,
  scratch: string,
  seconds: number,
): Promise<string | undefined> {
  const [feed, ...others] = sources.map((source) => (isHttpUrl(source) ? source : resolve(source)));
  await writeFile(join(scratch, 'NuGet.config'), consumerConfig([{ id }], feed ?? '', others));
  await writeFile(join(scratch, 'Restore.csproj'), restoreProject({ id, version, framework }));
  const end = await runProgram(['dotnet', 'restore', 'Restore.csproj'], {
    cwd: scratch,
    env: { ...dotnetEnvironment(environment), NUGET_PACKAGES: join(scratch, 'packages') },
    seconds: Math.max(seconds, MINIMUM_SECONDS),
  });
  return endReason('restore', end);
}

/** An attempt that begins in time may end. */
const MINIMUM_SECONDS = 60;
