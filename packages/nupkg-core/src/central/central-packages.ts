import type { VersionRange } from '@nuspine/primitives';

/** Central package management: one file says which version of a package all projects use. */
export interface CentralPackages {
  /** By `packageIdKey`. */
  readonly versions: ReadonlyMap<string, VersionRange>;
  /** Whether central versions hold for packages that only other packages ask for, too. */
  readonly transitivePinning: boolean;
}

export const NO_CENTRAL_PACKAGES: CentralPackages = { versions: new Map(), transitivePinning: false };
