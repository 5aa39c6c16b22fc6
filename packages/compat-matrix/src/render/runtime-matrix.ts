import {
  compareNuGetVersions,
  compareOrdinal,
  formatNuGetVersion,
  formatTargetFramework,
  isAgnostic,
  isAny,
  isUnsupported,
  nearestFramework,
  packageIdsEqual,
  parseFrameworkFolder,
  parseTargetFramework,
  type TargetFramework,
} from '@nuspine/primitives';
import type { Package } from '@nuspine/nupkg-core';
import Type, { type TSchema } from 'typebox';
import { MatrixError } from '../errors.ts';
import { closed, document, TEXT, TEXTS } from '../report-schema.ts';

/** A package and the frameworks that it has files for. */
export interface PackageFrameworks {
  readonly id: string;
  /** Normalized. */
  readonly version: string;
  /** None: its files are for any framework. */
  readonly frameworks: readonly TargetFramework[];
}

/** What one version of a package gives to each runtime. */
export interface RuntimeRow {
  readonly id: string;
  readonly version: string;
  /** In the order of the runtimes: the framework whose files are taken, `any`, or `no`. */
  readonly supports: readonly string[];
}

export interface RuntimeMatrix {
  readonly runtimes: readonly string[];
  /** By id, newest version first. */
  readonly rows: readonly RuntimeRow[];
}

// Folders of a package whose second name is a framework: those that a build or a program takes files from.
const FOLDERS = /^(?:lib|ref)\/([^/]+)\/.|^runtimes\/[^/]+\/lib\/([^/]+)\/./i;

/**
 * The frameworks that a package supports: those of its folders; without any, those of its dependency groups, so that a
 * metapackage counts too.
 */
export function packageFrameworks({ identity, files, nuspec }: Package): PackageFrameworks {
  const folders = files.flatMap(({ path }) => {
    const [, plain, native] = FOLDERS.exec(path) ?? [];
    return plain ?? native ?? [];
  });
  const named = [...new Set(folders)].map(parseFrameworkFolder).filter((framework) => !isUnsupported(framework));
  const grouped = nuspec.dependencyGroups.flatMap(({ framework }) => framework ?? []);
  const frameworks = (named.length > 0 ? named : grouped).filter((one) => !isAny(one) && !isAgnostic(one));
  return { id: identity.id, version: formatNuGetVersion(identity.version), frameworks };
}

/**
 * Which version of which package runs where: for each runtime the framework that NuGet would take. Throws
 * `MATRIX_RUNTIME_UNKNOWN` for a runtime that is no framework.
 */
export function runtimeMatrix(packages: readonly PackageFrameworks[], runtimes: readonly string[]): RuntimeMatrix {
  const targets = runtimes.map(parseRuntime);
  const rows = packages.map(({ id, version, frameworks }) => ({
    id,
    version,
    supports: targets.map((target) => supported(frameworks, target)),
  }));
  return { runtimes, rows };
}

function parseRuntime(text: string): TargetFramework {
  const framework = parseTargetFramework(text);
  if (!isUnsupported(framework)) return framework;
  throw new MatrixError('MATRIX_RUNTIME_UNKNOWN', `${text} is no framework; one is net8.0`, { found: text });
}

function supported(frameworks: readonly TargetFramework[], target: TargetFramework): string {
  if (frameworks.length === 0) return 'any';
  const nearest = nearestFramework(target, frameworks);
  return nearest === undefined ? 'no' : formatTargetFramework(nearest);
}

/** Packages by id, the newest version of each first; `ids` chooses some of them, in that order. */
export function sortedPackages<One extends { readonly id: string; readonly version: Package['identity']['version'] }>(
  packages: readonly One[],
  ids: readonly string[],
): readonly One[] {
  const newestFirst = packages.toSorted((a, b) => compareIds(a.id, b.id) || compareNuGetVersions(b.version, a.version));
  if (ids.length === 0) return newestFirst;
  return ids.flatMap((id) => newestFirst.filter((one) => packageIdsEqual(one.id, id)));
}

function compareIds(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return compareOrdinal(left, right);
}

/** The JSON Schema of what `matrix runtime --json` prints. */
export const RuntimeMatrixSchema: TSchema = document('runtime-matrix', 'Which version of which package runs where', {
  runtimes: TEXTS,
  rows: Type.Array(closed({ id: TEXT, version: TEXT, supports: TEXTS })),
});
