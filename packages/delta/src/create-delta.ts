import type { Package } from '@nuspine/nupkg-core';
import { type ByteSink, compareNuGetVersions, type PackageIdentity, packageIdsEqual } from '@nuspine/primitives';
import type { DeltaReport } from './delta-report.ts';
import { DeltaError } from './errors.ts';
import type { CreateOptions, DeltaFormat } from './formats/delta-format.ts';
import { DELTA_FORMATS } from './formats/delta-formats.ts';
import type { DeltaFormatName } from './formats/format-name.ts';
import { requireSayable } from './formats/refusals.ts';
import type { CreateNuspineOptions } from './nuspine/create-nuspine-delta.ts';

export interface CreateDeltaOptions
  extends CreateOptions,
    Pick<CreateNuspineOptions, 'finder' | 'effort' | 'groupSize' | 'askCanonical' | 'afterGroup' | 'takeAhead'> {
  /** Default `squirrel`. */
  readonly format?: DeltaFormatName;
}

/**
 * Writes the delta from `base` to `target` (docs/formats/delta-squirrel.md, delta-velopack.md, delta-nuspine.md). Equal
 * packages, options and engine give equal bytes. Throws `DELTA_PACKAGE_MISMATCH`, `DELTA_VERSION_ORDER`,
 * `DELTA_FORMAT_CANNOT_SAY`, `DELTA_ENGINE_UNFIT`, `DELTA_ENGINE_WRONG`, or what reading the packages throws; what was
 * written is then to be discarded.
 */
export async function createDelta(
  base: Package,
  target: Package,
  { format: name = 'squirrel', ...options }: CreateDeltaOptions,
  sink: ByteSink,
): Promise<DeltaReport> {
  if (name === 'nuspine') {
    requireSuccessor({ compareVersions: compareNuGetVersions }, base.identity, target.identity);
    // Half of this package, which the other formats do without.
    const { createNuspineDelta } = await import('./nuspine/create-nuspine-delta.ts');
    return createNuspineDelta(base, target, options, sink);
  }
  const format = DELTA_FORMATS[name];
  requireSuccessor(format, base.identity, target.identity);
  if (!format.engines.includes(options.engine.name)) {
    throw new DeltaError('DELTA_ENGINE_UNFIT', `clients of ${name} do not apply the patches of this engine`, {
      wanted: format.engines,
      found: options.engine.name,
    });
  }
  requireSayable(format, base.archive.entries, target.archive.entries);
  return format.create(base, target, options, sink);
}

function requireSuccessor(
  { compareVersions }: Pick<DeltaFormat, 'compareVersions'>,
  base: PackageIdentity,
  target: PackageIdentity,
): void {
  if (!packageIdsEqual(base.id, target.id)) {
    throw new DeltaError('DELTA_PACKAGE_MISMATCH', 'base and target are different packages', {
      wanted: base.id,
      found: target.id,
    });
  }
  if (compareVersions(base.version, target.version) >= 0) {
    throw new DeltaError('DELTA_VERSION_ORDER', 'target is not a later version than the base', {
      wanted: base.version.original,
      found: target.version.original,
    });
  }
}
