import { join } from 'node:path';
import type { NuGetOptions } from '@nuspine/nupkg-core/fs';
import type { Environment } from '@nuspine/primitives';
import type { ClosureReport } from '../../closure/closure-report.ts';
import { type ClosureVerdict, judgeClosure, missingFinding } from '../../closure/judge-closure.ts';
import type { Closure } from '../../closure/wanted-package.ts';
import { type Finding, sortFindings } from '../../finding.ts';
import type { PackageFacts } from '../../layout-facts.ts';
import type { OfflineConfig } from '../../offline-config.ts';
import { changeSettled } from '../bundle/change-settled.ts';
import { readSettled } from '../bundle/settled-tree.ts';
import { readOfflineConfig } from '../layout-files.ts';
import { requireNoLayoutAbove } from '../require-no-layout-above.ts';
import { scanLayout } from '../scan-layout.ts';
import { fetchPackages } from './fetch-packages.ts';
import { readClosure } from './read-closure.ts';

/** A layout, what it is for, and how the two agree. */
export interface ClosureState {
  readonly config: OfflineConfig;
  readonly closure: Closure;
  readonly held: readonly PackageFacts[];
  readonly verdict: ClosureVerdict;
}

export interface MissingOptions {
  /** The variables that builds run with. */
  readonly environment: Environment;
  /** Where to fetch what is missing from; nothing is fetched without. */
  readonly from?: { readonly sources: readonly string[]; readonly nuGet: NuGetOptions };
}

/**
 * Says which packages the projects and tools of `root` need and its layout lacks, packs of frameworks and runtimes included,
 * and fetches them with `from`. Throws what reading the layout throws, `HTTP_OFFLINE` for a fetch where OFFLINE is set, the
 * errors of sources, and `MANIFEST_PACKAGE_CHANGED` for a package that is not the one that was locked.
 */
export async function findMissing(root: string, { environment, from }: MissingOptions): Promise<ClosureReport> {
  const before = await readClosureState(root, environment);
  if (from === undefined || before.verdict.missing.length === 0) return missingReport(before, []);
  const { config, verdict } = before;
  const fetched = await changeSettled(root, () => fetchPackages(root, config, verdict.missing, from));
  return missingReport(await readClosureState(root, environment), fetched);
}

export async function readClosureState(root: string, environment: Environment): Promise<ClosureState> {
  return readSettled(root, () => readState(root, environment));
}

async function readState(root: string, environment: Environment): Promise<ClosureState> {
  requireNoLayoutAbove(root);
  const config = await readOfflineConfig(root);
  const { packages: held } = await scanLayout(root, config);
  const closure = await readClosure(root, config, { environment });
  return { config, closure, held, verdict: judgeClosure(closure, held, { keep: config.keep, place: placeIn(config) }) };
}

function missingReport(state: ClosureState, changed: readonly string[]): ClosureReport {
  const { verdict, config } = state;
  const missing = verdict.missing.map((one) => missingFinding(one, placeIn(config)));
  return closureReport(state, changed, [...missing, ...verdict.findings]);
}

export function closureReport(
  { closure, held }: ClosureState,
  changed: readonly string[],
  findings: readonly Finding[],
): ClosureReport {
  return {
    ok: findings.every(({ severity }) => severity !== 'error'),
    checked: { projects: closure.projects, wanted: closure.packages.length, held: held.length },
    changed,
    findings: sortFindings(findings),
  };
}

export function placeIn({ packages }: OfflineConfig): (file: string) => string {
  return (file) => join(packages, file).replaceAll('\\', '/');
}
