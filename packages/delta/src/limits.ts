/** Largest file that is diffed or patched, in bytes: positions are 32-bit, and both files are held in memory. */
export const MAX_FILE_SIZE: number = 2 ** 31 - 1;

/** Bounds for reading a patch, so that a small hostile file cannot take a machine's memory. */
export interface PatchLimits {
  /** Largest target a patch may rebuild, in bytes. A caller that knows the size passes exactly that. */
  readonly maxTargetSize: number;
}

export const DEFAULT_PATCH_LIMITS: PatchLimits = { maxTargetSize: MAX_FILE_SIZE };
