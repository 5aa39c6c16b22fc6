import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Environment } from '@nuspine/primitives';
import { sortFindings } from '../finding.ts';
import type { OfflineReport } from '../offline-report.ts';
import type { CacheReport } from './check-cache.ts';
import type { SourcesReport } from './check-sources.ts';
import { readSettled } from './bundle/settled-tree.ts';
import { startLookers } from './examine/look-in-threads.ts';
import { type LayoutCache, NO_LAYOUT_CACHE } from './remembered/layout-cache.ts';
import type { LayoutVerdict } from './remembered/layout-verdict.ts';
import { type RenewedVerdict, verifyRemembered } from './remembered/verify-remembered.ts';

export interface VerifyLayoutOptions {
  /** What earlier runs found out; without it every byte is read. */
  readonly cache?: LayoutCache;
  /** The variables that builds run with, and where the user's NuGet.config is; none by default. */
  readonly environment?: Environment;
}

/**
 * Checks that every binary of a repository lies in a root and is what its manifest lists. Throws for documents that
 * cannot be read: `MANIFEST_CONFIG_INVALID`, `MANIFEST_DOCUMENT_INVALID`, `MANIFEST_LIMIT_EXCEEDED`,
 * `MANIFEST_ROOT_MISSING`; and `SOURCE_READ_FAILED` for a file.
 */
export async function verifyLayout(root: string, options: VerifyLayoutOptions = {}): Promise<OfflineReport> {
  return readSettled(root, () => verifySettled(root, options));
}

async function verifySettled(root: string, options: VerifyLayoutOptions): Promise<OfflineReport> {
  const { cache = NO_LAYOUT_CACHE, environment = {} } = options;
  const verdict = await judgeFiles(root, cache);
  const cached = await judgeCache(root, verdict);
  const sources = await judgeSources(root, verdict, environment);
  const findings = sortFindings([...verdict.findings, ...cached.findings, ...sources.findings]);
  const ok = findings.every(({ severity }) => severity !== 'error');
  return { ok, checked: { ...verdict.checked, cached: cached.packages, configs: sources.configs }, findings };
}

/** What only a few layouts need is loaded for them alone: it takes longer than to verify what has not changed. */
async function judgeFiles(root: string, cache: LayoutCache): Promise<LayoutVerdict> {
  const known = await judgeKnown(root, cache);
  if (known?.renewed !== undefined) cache.write(known.renewed);
  if (known?.verdict !== undefined) return known.verdict;
  const { verifyAnew } = await import('./verify-anew.ts');
  return verifyAnew(root, cache, known?.files);
}

async function judgeKnown(root: string, cache: LayoutCache): Promise<RenewedVerdict | undefined> {
  const lookers = startLookers(cache.count());
  try {
    const remembered = cache.read();
    return remembered === undefined ? undefined : await verifyRemembered(root, remembered, cache, lookers);
  } finally {
    for (const { stop } of lookers) void stop();
  }
}

async function judgeCache(root: string, { config, packages }: LayoutVerdict): Promise<CacheReport> {
  if (!existsSync(join(root, config.cache))) return { packages: 0, findings: [] };
  const { checkCache } = await import('./check-cache.ts');
  return checkCache(root, config, packages);
}

async function judgeSources(root: string, verdict: LayoutVerdict, environment: Environment): Promise<SourcesReport> {
  const { config, packages, buildFiles } = verdict;
  if (packages.packages.length === 0 && buildFiles.length === 0) return { configs: 0, findings: [] };
  const { checkListedSources } = await import('./check-sources.ts');
  return checkListedSources(root, config, packages, { environment, platform: process.platform, buildFiles });
}
