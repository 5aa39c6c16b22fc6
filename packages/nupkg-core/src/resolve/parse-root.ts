import {
  isPackageId,
  packageIdKey,
  parseVersionRange,
  tryParseVersionRange,
  type VersionRange,
} from '@nuspine/primitives';
import type { CentralPackages } from '../central/central-packages.ts';
import { NupkgError } from '../errors.ts';
import type { NuspecDependency } from '../nuspec/nuspec.ts';

const ANY_VERSION: VersionRange = parseVersionRange('( , )');

/** What MSBuild and Visual Studio call projects and solutions, and where projects had their packages before. */
const PROJECT = /\.(?:[a-z]+proj|slnx?)$|^packages\.config$/i;

/** A package reference as a user writes it. */
export interface RootReference extends NuspecDependency {
  /** Whether it states its version itself. */
  readonly isStated: boolean;
}

/**
 * Reads a package reference that a user writes: `Serilog@3.1.1`, `Serilog@[3.1, 4.0)`, or `Serilog` alone, which asks
 * for its central version, and without one for any. Throws `RESOLVE_ROOT_INVALID`.
 */
export function parseRoot(text: string, central: CentralPackages): RootReference {
  if (PROJECT.test(text)) {
    throw new NupkgError('RESOLVE_ROOT_INVALID', 'projects are not read; a restored one has project.assets.json', {
      path: text,
      wanted: 'obj/project.assets.json',
      found: text,
    });
  }
  const at = text.indexOf('@');
  const id = at === -1 ? text : text.slice(0, at);
  const range =
    at === -1 ? (central.versions.get(packageIdKey(id)) ?? ANY_VERSION) : tryParseVersionRange(text.slice(at + 1));
  if (!isPackageId(id) || range === undefined) {
    throw new NupkgError('RESOLVE_ROOT_INVALID', 'text is neither a package file nor an id with a version range', {
      wanted: 'Serilog@3.1.1',
      found: text,
    });
  }
  return { id, range, isStated: at !== -1, include: undefined, exclude: undefined };
}
