import type { VersionRange } from '@nuspine/primitives';
import type { NuspecDependency } from '../nuspec/nuspec.ts';

/** Central package management: one file says which version of a package all projects use. */
export interface CentralPackages {
  /** By `packageIdKey`. */
  readonly versions: ReadonlyMap<string, VersionRange>;
  /** Whether central versions hold for packages that only other packages ask for, too. */
  readonly transitivePinning: boolean;
  /** What every project refers to beside its own references (`GlobalPackageReference`); nothing where it is not said. */
  readonly globalReferences?: readonly NuspecDependency[];
  /** Ids of central versions that float, where the file does not allow it. */
  readonly forbiddenFloating?: readonly string[];
  /** Whether a reference may state a version of its own; it may where it is not said. */
  readonly versionOverrides?: boolean;
  /** Ids that the file has several versions for, of which the first counts. */
  readonly repeated?: readonly string[];
}

export const NO_CENTRAL_PACKAGES: CentralPackages = { versions: new Map(), transitivePinning: false };
