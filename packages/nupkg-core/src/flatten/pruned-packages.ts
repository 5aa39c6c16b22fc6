import {
  isFrameworkCompatible,
  type NuGetVersion,
  parseTargetFramework,
  type TargetFramework,
} from '@nuspine/primitives';
import type { FrameworkPack } from './framework-pack.ts';

/** The oldest framework whose projects the SDK prunes (`RestoreEnablePackagePruning` in its targets). */
const FIRST_PRUNED = parseTargetFramework('net10.0');

/** By `packageIdKey`: what restore does not take along for an app of the framework, because the packs say it is there. */
export function prunedPackages(
  packs: readonly FrameworkPack[],
  framework: TargetFramework,
): ReadonlyMap<string, NuGetVersion> {
  const pruned = new Map<string, NuGetVersion>();
  if (!isFrameworkCompatible(framework, FIRST_PRUNED)) return pruned;
  for (const { overrides } of packs) for (const [key, version] of overrides) pruned.set(key, version);
  return pruned;
}
