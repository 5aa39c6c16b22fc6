/** Whose client a delta package is for. */
export type PackageFormatName = 'squirrel' | 'velopack';

/** Whose client a delta is for. Those of `nuspine` are no packages: only our own client reads them. */
export type DeltaFormatName = PackageFormatName | 'nuspine';

/** In the order in which they are made. */
export const PACKAGE_FORMAT_NAMES: readonly PackageFormatName[] = ['squirrel', 'velopack'];
export const DELTA_FORMAT_NAMES: readonly DeltaFormatName[] = [...PACKAGE_FORMAT_NAMES, 'nuspine'];
