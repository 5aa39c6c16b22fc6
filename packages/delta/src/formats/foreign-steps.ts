import { DeltaError } from '../errors.ts';
import type { RebuildStep } from './rebuild-file.ts';
import type { SizedPath } from './refusals.ts';
import { isPayload } from './entry-names.ts';
import type { FileRules } from './file-rules.ts';

/** A file of the target as a delta without a recipe tells it, with the entry that holds its hash, if any. */
export interface ForeignStep extends RebuildStep {
  readonly shasum?: string;
}

const STAND_IN = /\.(?:bs|zs)?diff$/;

/**
 * What a delta that Squirrel or Velopack made says of each file, in the order of its entries (clause 6 of
 * docs/formats/delta-squirrel.md, 5 of delta-velopack.md). Throws `DELTA_NOT_A_DELTA`, `DELTA_PATCH_UNSUPPORTED` for patches of another kind, or
 * `DELTA_ENTRY_DUPLICATE`.
 */
export function planForeignSteps({ patchSuffix }: FileRules, entries: readonly SizedPath[]): ForeignStep[] {
  const paths = new Set(entries.map((entry) => entry.path));
  if (!entries.some((entry) => isStandIn(entry.path))) {
    throw new DeltaError('DELTA_NOT_A_DELTA', 'package holds no patch, no marker and no hash: it is not a delta');
  }
  const steps = entries
    .filter((entry) => isStepEntry(entry.path, paths, patchSuffix))
    .map((entry) => stepOf(entry, paths, patchSuffix));
  requireDistinct(steps);
  return steps;
}

function isStepEntry(path: string, paths: ReadonlySet<string>, patchSuffix: string): boolean {
  if (!isPayload(path)) return true;
  if (isShasum(path)) return false;
  return !path.endsWith('.diff') || !paths.has(path.replace(/\.diff$/, patchSuffix));
}

function stepOf({ path, size }: SizedPath, paths: ReadonlySet<string>, patchSuffix: string): ForeignStep {
  if (!isStandIn(path)) return { path, from: 'delta', size };
  const target = path.replace(STAND_IN, '');
  const shasum = `${target}.shasum`;
  const hash = paths.has(shasum) ? { shasum } : {};
  if (size === 0) return { path: target, from: 'base', ...hash };
  if (path.endsWith(patchSuffix)) return { path: target, from: 'patch', ...hash };
  throw new DeltaError('DELTA_PATCH_UNSUPPORTED', 'patch is of a kind that only its own client applies', {
    path,
  });
}

function isStandIn(path: string): boolean {
  return isPayload(path) && STAND_IN.test(path);
}

function isShasum(path: string): boolean {
  return path.toLowerCase().endsWith('.shasum');
}

function requireDistinct(steps: readonly ForeignStep[]): void {
  const seen = new Set<string>();
  for (const { path } of steps) {
    if (seen.has(path)) throw new DeltaError('DELTA_ENTRY_DUPLICATE', 'delta gives a file twice', { path });
    seen.add(path);
  }
}
