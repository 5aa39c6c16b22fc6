import { DeltaError } from './errors.ts';
import type { RebuildStep } from './rebuild-file.ts';
import type { SizedPath } from './squirrel-refusals.ts';
import { isPayload } from './squirrel-names.ts';

/** A file of the target as a delta without a recipe tells it, with the entry that holds its hash, if any. */
export interface SquirrelStep extends RebuildStep {
  readonly shasum?: string;
}

const STAND_IN = /\.(?:bs)?diff$/;

/**
 * What a delta that Squirrel made says of each file, in the order of its entries (clause 6 of
 * docs/formats/delta-squirrel.md). Throws `DELTA_NOT_A_DELTA`, `DELTA_PATCH_UNSUPPORTED` for Windows' own patches, or
 * `DELTA_ENTRY_DUPLICATE`.
 */
export function planSquirrelSteps(entries: readonly SizedPath[]): SquirrelStep[] {
  const paths = new Set(entries.map((entry) => entry.path));
  if (!entries.some((entry) => isStandIn(entry.path))) {
    throw new DeltaError('DELTA_NOT_A_DELTA', 'package holds no patch, no marker and no hash: it is not a delta');
  }
  const steps = entries.filter((entry) => isStepEntry(entry.path, paths)).map((entry) => stepOf(entry, paths));
  requireDistinct(steps);
  return steps;
}

function isStepEntry(path: string, paths: ReadonlySet<string>): boolean {
  if (!isPayload(path)) return true;
  if (isShasum(path)) return false;
  return !path.endsWith('.diff') || !paths.has(path.replace(/\.diff$/, '.bsdiff'));
}

function stepOf({ path, size }: SizedPath, paths: ReadonlySet<string>): SquirrelStep {
  if (!isStandIn(path)) return { path, from: 'delta', size };
  const target = path.replace(STAND_IN, '');
  const shasum = `${target}.shasum`;
  const hash = paths.has(shasum) ? { shasum } : {};
  if (size === 0) return { path: target, from: 'base', ...hash };
  if (path.endsWith('.bsdiff')) return { path: target, from: 'patch', ...hash };
  throw new DeltaError('DELTA_PATCH_UNSUPPORTED', 'patch was made by Windows and can only be applied by Windows', {
    path,
  });
}

function isStandIn(path: string): boolean {
  return isPayload(path) && STAND_IN.test(path);
}

function isShasum(path: string): boolean {
  return path.toLowerCase().endsWith('.shasum');
}

function requireDistinct(steps: readonly SquirrelStep[]): void {
  const seen = new Set<string>();
  for (const { path } of steps) {
    if (seen.has(path)) throw new DeltaError('DELTA_ENTRY_DUPLICATE', 'delta gives a file twice', { path });
    seen.add(path);
  }
}
