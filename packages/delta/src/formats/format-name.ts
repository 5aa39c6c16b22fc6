/** Whose client a delta package is for. */
export type DeltaFormatName = 'squirrel' | 'velopack';

/** In the order in which they are made. */
export const DELTA_FORMAT_NAMES: readonly DeltaFormatName[] = ['squirrel', 'velopack'];
