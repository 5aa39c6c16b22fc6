import { formatTargetFramework, frameworksEqual } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { NO_CENTRAL_PACKAGES } from '../central/central-packages.ts';
import { joinFeeds } from '../feed.ts';
import { changedPackages, checkLockFile, lockedVersions, lockTarget } from '../lock/check-lock-file.ts';
import { formatLockFile } from '../lock/format-lock-file.ts';
import type { LockFile, LockTarget } from '../lock/lock-file.ts';
import { lockPackages } from '../lock/lock-packages.ts';
import { parseLockFile } from '../lock/parse-lock-file.ts';
import { contentHash } from '../package/content-hash.ts';
import { allowedFeeds } from '../resolve/allowed-feeds.ts';
import type { Analysis } from '../resolve/analysis.ts';
import { requestsOf } from '../resolve/find-items.ts';
import type { Resolution, ResolutionFinding } from '../resolve/resolution.ts';
import { analyzeDependencies, explainDependencies, type ResolveOptions, type ResolveRoot } from '../resolve/resolve.ts';
import { readOptionalDocumentBytes } from './document-bytes.ts';

/** `update` writes a lock file that no longer suits, or is not there; `locked` reports that as NU1004. */
export type LockMode = 'update' | 'locked';

export interface LockFileOptions {
  readonly path: string;
  readonly mode: LockMode;
}

/**
 * Resolves with a lock file, as restore does: one that suits settles the versions, and packages with another content
 * than it says are NU1403. Only a resolution without errors is written. Where restore lets a missing lock file pass in
 * locked mode, this reports NU1004. Throws what `resolve` throws, and `LOCK_FILE_INVALID`.
 */
export async function resolveLocked(
  root: ResolveRoot,
  options: ResolveOptions,
  { path, mode }: LockFileOptions,
): Promise<Resolution> {
  const lock = await readLockFile(path);
  const { framework, central = NO_CENTRAL_PACKAGES } = options;
  const requests = requestsOf(root.dependencyGroups, framework);
  const expectation = { framework, requests, central: central.versions };
  const reasons = lock === undefined ? ['there is no lock file'] : checkLockFile(lock, expectation);
  const target = lock === undefined ? undefined : lockTarget(lock, expectation);
  if (target !== undefined && reasons.length === 0) return verify(root, options, target);
  if (mode === 'locked') return outdated(options, path, reasons);
  const fresh = { ...options, lock: { versions: undefined } };
  const analysis = await analyzeDependencies(root, fresh);
  const resolution = await explainDependencies(analysis, fresh);
  if (!resolution.ok) return resolution;
  await writeLockFile(path, withTarget(lock, target, await makeTarget(analysis, options)));
  return { ...resolution, lockFile: 'written' };
}

async function verify(root: ResolveRoot, options: ResolveOptions, target: LockTarget): Promise<Resolution> {
  const locked = { ...options, lock: { versions: lockedVersions(target) } };
  const analysis = await analyzeDependencies(root, locked);
  const resolution = await explainDependencies(analysis, locked);
  const changed = changedPackages(target, await contentHashes(analysis, options));
  const tampered = changed.map(({ locked: { id, contentHash: wanted = '' }, found }): ResolutionFinding => {
    const message = `content of ${id} is not what was locked: ${found}, not ${wanted}`;
    const path = resolution.packages.find((one) => one.id === id)?.path ?? [];
    return { code: 'NU1403', level: 'error', message, id, path };
  });
  const ok = resolution.ok && tampered.length === 0;
  return {
    ...resolution,
    ok,
    findings: [...tampered, ...resolution.findings],
    ...(ok ? { lockFile: 'verified' } : {}),
  };
}

function outdated({ framework }: ResolveOptions, path: string, reasons: readonly string[]): Resolution {
  const findings = reasons.map((reason): ResolutionFinding => {
    return { code: 'NU1004', level: 'error', message: `lock file is out of date: ${reason}`, id: '', path: [path] };
  });
  return { framework: formatTargetFramework(framework), ok: false, packages: [], findings };
}

async function readLockFile(path: string): Promise<LockFile | undefined> {
  const bytes = await readOptionalDocumentBytes(path);
  return bytes === undefined ? undefined : parseLockFile(bytes, path);
}

async function writeLockFile(path: string, lock: LockFile): Promise<void> {
  await writeFileAtomically(path, (sink) => sink.write(Buffer.from(formatLockFile(lock), 'utf8')));
}

async function makeTarget(
  analysis: Analysis,
  options: ResolveOptions,
): Promise<{ target: LockTarget; version: 1 | 2 }> {
  const { framework, central } = options;
  const hashes = await contentHashes(analysis, options);
  const packages = lockPackages(analysis, { hashes, central: (central ?? NO_CENTRAL_PACKAGES).versions });
  const isCentral = central !== undefined && central !== NO_CENTRAL_PACKAGES;
  return { target: { framework, rid: undefined, packages }, version: isCentral ? 2 : 1 };
}

/** All targets but the one that is replaced, with its runtimes, stay as they are. */
function withTarget(
  lock: LockFile | undefined,
  replaced: LockTarget | undefined,
  { target, version }: { target: LockTarget; version: 1 | 2 },
): LockFile {
  const targets = lock?.targets ?? [];
  const isReplaced = ({ framework, alias }: LockTarget): boolean =>
    replaced !== undefined && frameworksEqual(framework, replaced.framework) && alias === replaced.alias;
  const fresh = { ...target, alias: replaced?.alias };
  const others = targets.filter((one) => !isReplaced(one));
  const at = targets.findIndex(isReplaced);
  const all = at === -1 ? [...others, fresh] : others.toSpliced(at, 0, fresh);
  return { version: needsAliases(all) ? 3 : version, targets: all };
}

/** NuGet writes version 3 only where frameworks do not tell all targets apart. */
function needsAliases(targets: readonly LockTarget[]): boolean {
  return targets.some((target, at) =>
    targets
      .slice(0, at)
      .some(({ framework, rid }) => rid === target.rid && frameworksEqual(framework, target.framework)),
  );
}

async function contentHashes(
  { packages }: Analysis,
  { feeds, sourceMapping = { patterns: [] } }: ResolveOptions,
): Promise<ReadonlyMap<string, string>> {
  const allowed = allowedFeeds(feeds, sourceMapping);
  const hashes = new Map<string, string>();
  for (const [key, { item }] of packages) {
    if (!item.found) continue;
    const feed = joinFeeds(allowed.of(item.id));
    hashes.set(key, await feed.open(item, ({ archive }) => contentHash(archive.source)));
  }
  return hashes;
}
