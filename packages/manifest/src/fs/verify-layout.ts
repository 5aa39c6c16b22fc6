import process from 'node:process';
import type { Environment } from '@nuspine/primitives';
import { finding, sortFindings } from '../finding.ts';
import { judgeLayout } from '../judge-layout.ts';
import { offlineReport, type OfflineReport } from '../offline-report.ts';
import { checkCache } from './check-cache.ts';
import { checkSources } from './check-sources.ts';
import type { FactCache } from './fact-cache.ts';
import { finishImport } from './bundle/import-journal.ts';
import { readManifests, readOfflineConfig } from './layout-files.ts';
import { scanLayout } from './scan-layout.ts';

export interface VerifyLayoutOptions {
  /** What earlier runs found out; without it every byte is read. */
  readonly cache?: FactCache;
  /** The variables that builds run with, and where the user's NuGet.config is; none by default. */
  readonly environment?: Environment;
}

/**
 * Checks that every binary of a repository lies in a root and is what its manifest lists. Throws for documents that
 * cannot be read: `MANIFEST_CONFIG_INVALID`, `MANIFEST_DOCUMENT_INVALID`, `MANIFEST_LIMIT_EXCEEDED`,
 * `MANIFEST_ROOT_MISSING`.
 */
export async function verifyLayout(root: string, options: VerifyLayoutOptions = {}): Promise<OfflineReport> {
  await finishImport(root);
  const config = await readOfflineConfig(root);
  const { manifests, missing } = await readManifests(root, config);
  const facts = await scanLayout(root, config, options);
  const cached = await checkCache(root, config, manifests.packages);
  const { environment = {} } = options;
  const sources = await checkSources(root, config, manifests.packages, { environment, platform: process.platform });
  const findings = [
    ...judgeLayout(facts, manifests, config),
    ...cached.findings,
    ...sources.findings,
    ...missing.map((path) => finding('manifest-missing', path)),
  ];
  const { files, packages, binaries, bundles } = facts;
  const checked = {
    files,
    packages: packages.length,
    binaries: binaries.length + facts.strays.length,
    bundles: bundles.length,
    cached: cached.packages,
    configs: sources.configs,
  };
  return offlineReport(checked, sortFindings(findings));
}
