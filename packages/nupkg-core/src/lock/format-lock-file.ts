import {
  compareOrdinal,
  formatFrameworkName,
  formatNuGetVersion,
  formatNuspecVersionRange,
  formatTargetFramework,
  formatVersionRange,
  type TargetFramework,
} from '@nuspine/primitives';
import type { LockedPackage, LockFile, LockTarget } from './lock-file.ts';

/** JSON with members in a given order: JavaScript objects put names that are numbers first, and such ids exist. */
type Json = string | number | Members;
interface Members {
  readonly members: readonly (readonly [string, Json])[];
}

/**
 * The text of a `packages.lock.json`, byte for byte as NuGet writes it on Unix: two spaces, line feeds, none at the end
 * (NuGet.ProjectModel, PackagesLockFileFormat).
 */
export function formatLockFile({ version, targets }: LockFile): string {
  const named = targets.map((target): Members['members'][number] => {
    return version === 3
      ? [formatAlias(target), formatAliased(target)]
      : [formatTargetName(target), formatPackages(target)];
  });
  const written = version === 3 ? named : [['dependencies', members(named)] as const];
  return format(members([['version', version], ...written]), '');
}

/** `mine`, `mine/win-x64`. */
function formatAlias({ alias, framework, rid }: LockTarget): string {
  const name = alias ?? formatTargetFramework(framework);
  return rid === undefined ? name : `${name}/${rid}`;
}

function formatAliased(target: LockTarget): Members {
  const { framework } = target;
  // Unlike the names of targets before, this has a short name since .NET 5 (NuGetFramework.ToString).
  const isShort = framework.identifier === '.NETCoreApp' && framework.version.major >= 5;
  return members([
    ['framework', isShort ? formatTargetFramework(framework) : formatFrameworkName(framework)],
    ['dependencies', formatPackages(target)],
  ]);
}

/** `net8.0`, `net8.0/win-x64`, `.NETStandard,Version=v2.0`. */
export function formatTargetName({ framework, rid }: Pick<LockTarget, 'framework' | 'rid'>): string {
  const name = hasFolderName(framework) ? formatTargetFramework(framework) : formatFrameworkName(framework);
  return rid === undefined ? name : `${name}/${rid}`;
}

/** Lock files got the short names with .NET 6, and for .NET 5 where it names a platform. */
function hasFolderName({ identifier, version, platform }: TargetFramework): boolean {
  return identifier === '.NETCoreApp' && (version.major >= 6 || (version.major === 5 && platform !== ''));
}

function formatPackages({ packages }: LockTarget): Members {
  return members(packages.map((locked) => [locked.id, formatPackage(locked)]));
}

function formatPackage({ type, requested, resolved, contentHash, dependencies }: LockedPackage): Members {
  const sorted = dependencies.toSorted((a, b) => compareOrdinal(a.id, b.id));
  const ranges = sorted.map(({ id, range }) => [id, formatNuspecVersionRange(range)] as const);
  return members([
    ['type', type],
    ...(requested === undefined ? [] : [['requested', formatVersionRange(requested)] as const]),
    ...(resolved === undefined ? [] : [['resolved', formatNuGetVersion(resolved)] as const]),
    ...(contentHash === undefined ? [] : [['contentHash', contentHash] as const]),
    ...(ranges.length === 0 ? [] : [['dependencies', members(ranges)] as const]),
  ]);
}

function members(list: Members['members']): Members {
  return { members: list };
}

function format(value: Json, indent: string): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value.members.length === 0) return '{}';
  const inner = `${indent}  `;
  const lines = value.members.map(([name, member]) => `${inner}${JSON.stringify(name)}: ${format(member, inner)}`);
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
