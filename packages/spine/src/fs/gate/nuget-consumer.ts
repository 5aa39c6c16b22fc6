import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { digestSource, formatNuGetVersion, isHttpUrl, packageIdKey } from '@nuspine/primitives';
import { withFileSource, withTemporaryFolder } from '@nuspine/primitives/fs';
import { consumerConfig } from '../../gate/consumer-config.ts';
import type { Fact } from '../../gate/evidence.ts';
import type { NuGetConsumerJob } from '../../gate/gate-file.ts';
import { endReason, type JobResult, outputReason, type ProgramEnd, resultOf } from '../../gate/job-result.ts';
import { dotnetEnvironment, type JobContext } from './job-context.ts';
import { runProgram } from './start-program.ts';

/** A package that was packed for the consumer. */
interface PackedPackage {
  readonly id: string;
  readonly version: string;
  readonly fact: Fact;
}

/**
 * Packs projects into an empty folder feed and has a copy of the consumer restore from it with an empty cache, build and run.
 * Nothing is written in the repository, nothing comes from the cache of the user, and each package has to be used.
 * Throws `GATE_PROGRAM_MISSING`, and what readers of packages throw.
 */
export async function nugetConsumer(job: NuGetConsumerJob, context: JobContext): Promise<JobResult> {
  return withTemporaryFolder(async (scratch) => {
    const deadline = performance.now() + context.seconds * 1000;
    const dotnet: Dotnet = (args, cwd, cache) =>
      runProgram(['dotnet', ...args], {
        cwd,
        env: { ...dotnetEnvironment(context.environment), ...(cache === undefined ? {} : { NUGET_PACKAGES: cache }) },
        seconds: Math.max(1, (deadline - performance.now()) / 1000),
      });
    const feed = join(scratch, 'feed');
    await mkdir(feed);
    for (const project of job.projects) {
      const end = await dotnet(packArguments(project, scratch), context.folder);
      const reason = endReason(`pack of ${project}`, end);
      if (reason !== undefined) return { reason, facts: [] };
    }
    const packages = await packedPackages(feed);
    const facts = packages.map(({ fact }) => fact);
    if (packages.length === 0) return { reason: `nothing was packed from ${job.projects.join(', ')}`, facts };
    return useOf(job, packages, { scratch, folder: context.folder, dotnet });
  });
}

interface Kitchen {
  readonly scratch: string;
  readonly folder: string;
  readonly dotnet: Dotnet;
}

/** Runs `dotnet`, with a cache of packages other than that of the user if one is given. */
type Dotnet = (args: readonly string[], cwd: string, cache?: string) => Promise<ProgramEnd>;

async function useOf(
  job: NuGetConsumerJob,
  packages: readonly PackedPackage[],
  { scratch, folder, dotnet }: Kitchen,
): Promise<JobResult> {
  const cache = join(scratch, 'cache');
  const consumer = await copyConsumer(join(folder, job.consumer), scratch);
  const sources = (job.sources ?? []).map((source) => (isHttpUrl(source) ? source : resolve(folder, source)));
  await writeFile(join(scratch, 'NuGet.config'), consumerConfig(packages, join(scratch, 'feed'), sources));
  const facts = packages.map(({ fact }) => fact);
  const restored = await dotnet(['restore'], consumer, cache);
  const restoreReason = endReason('restore of the consumer', restored);
  if (restoreReason !== undefined) return { reason: restoreReason, facts };
  const unused = await unusedPackages(packages, cache);
  if (unused.length > 0) return { reason: `the consumer does not use ${unused.join(', ')}`, facts };
  const ran = await dotnet(['run', '--no-restore'], consumer, cache);
  return resultOf([endReason('consumer', ran), outputReason('consumer', ran, job.output)], facts);
}

function packArguments(project: string, scratch: string): readonly string[] {
  const output = ['--output', join(scratch, 'feed'), '--artifacts-path', join(scratch, 'artifacts')];
  return ['pack', project, '--configuration', 'Release', ...output];
}

/** What was built where it lies may be of another machine, so it stays there. */
async function copyConsumer(folder: string, scratch: string): Promise<string> {
  const consumer = join(scratch, 'consumer');
  const isBuilt = (path: string): boolean => path !== folder && /^(bin|obj)$/.test(basename(path));
  await cp(folder, consumer, { recursive: true, filter: (path) => !isBuilt(path) });
  return consumer;
}

async function packedPackages(feed: string): Promise<readonly PackedPackage[]> {
  const names = (await readdir(feed)).filter((name) => name.endsWith('.nupkg')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const path = join(feed, name);
      const { id, version: parsed } = await withPackageFile(path, async (pkg) => pkg.identity);
      const version = formatNuGetVersion(parsed);
      const value = await withFileSource(path, digestSource);
      return { id, version, fact: { name: `${id} ${version}`, value } };
    }),
  );
}

/** A restore that finds a package leaves it at `<id>/<version>` of the cache. */
async function unusedPackages(packages: readonly PackedPackage[], cache: string): Promise<readonly string[]> {
  const found = await Promise.all(
    packages.map(async ({ id, version }) => {
      const versions = await readdir(join(cache, packageIdKey(id))).catch((): string[] => []);
      return versions.includes(version.toLowerCase());
    }),
  );
  return packages.filter((_, index) => found[index] !== true).map(({ id, version }) => `${id} ${version}`);
}
