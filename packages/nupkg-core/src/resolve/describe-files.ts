import {
  formatNuGetVersion,
  formatTargetFramework,
  packageIdKey,
  type RuntimeIdentifier,
  type TargetFramework,
} from '@nuspine/primitives';
import type { Feed } from '../feed.ts';
import { assetFramework, bringsAssemblies } from '../flatten/asset-framework.ts';
import type { Analysis } from './analysis.ts';
import { explainPackages } from './explain.ts';
import type { ResolutionFinding, ResolvedPackage } from './resolution.ts';

export interface FileCheck {
  readonly feedOf: (id: string) => Feed;
  readonly framework: TargetFramework;
  readonly rid: RuntimeIdentifier | undefined;
  /** Whether every package was found, with and without the runtime: restore does not look for NU1202 otherwise. */
  readonly isWhole: boolean;
}

/**
 * NU1202: a package that has files for other frameworks alone; NU1701: one whose files for a .NET Framework are taken for
 * want of others (NuGet.Commands, CompatibilityChecker and LockFileBuilder). Packages are opened for it.
 */
export async function describeFiles(analysis: Analysis, check: FileCheck): Promise<readonly ResolutionFinding[]> {
  const found = await Promise.all(
    explainPackages(analysis).map((resolved) => describePackage(resolved, analysis, check)),
  );
  return found.flat();
}

async function describePackage(
  { id, version, path, assets }: ResolvedPackage,
  { packages }: Analysis,
  { feedOf, framework, rid, isWhole }: FileCheck,
): Promise<readonly ResolutionFinding[]> {
  const item = packages.get(packageIdKey(id))?.item;
  if (item === undefined) return [];
  return feedOf(id).open({ id: item.id, version: item.version }, async ({ files, nuspec }) => {
    const paths = files.map((file) => file.path);
    const chosen = assetFramework({ paths, nuspec }, framework, rid);
    const name = `${id} ${formatNuGetVersion(item.version)}`;
    const wanted = formatTargetFramework(framework);
    if (chosen === framework) return [];
    if (chosen !== undefined) {
      const message = `${name} has files for ${formatTargetFramework(chosen)}, not for ${wanted}`;
      return [{ code: 'NU1701', level: 'warning', message, id, path, resolved: version }];
    }
    const isNeeded = assets.includes('compile') || assets.includes('runtime');
    if (!isWhole || !isNeeded || !bringsAssemblies(paths)) return [];
    return [
      { code: 'NU1202', level: 'error', message: `${name} has no files for ${wanted}`, id, path, resolved: version },
    ];
  });
}
