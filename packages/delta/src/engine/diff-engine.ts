/** A run of bytes that the target takes from the base, byte by byte plus a difference. Positions and length in bytes. */
export interface Cover {
  readonly basePosition: number;
  readonly targetPosition: number;
  readonly length: number;
}

/** Something that turns two byte strings into a BSDIFF40 patch. Any engine's patch is applied by `applyBsdiff40`. */
export interface DiffEngine {
  readonly name: 'portable' | 'bsdiff-node';
  /** How many patches it can make at once; more wait. 1 if absent. */
  readonly sideBySide?: number;
  /** Resolves to a BSDIFF40 patch that rebuilds `target` from `base`. */
  diff(base: Uint8Array, target: Uint8Array): Promise<Uint8Array>;
}
