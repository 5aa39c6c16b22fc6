import type { PatchFormat } from './patch-format.ts';

/** A run of bytes that the target takes from the base, byte by byte plus a difference. Positions and length in bytes. */
export interface Cover {
  readonly basePosition: number;
  readonly targetPosition: number;
  readonly length: number;
}

/** Something that turns two byte strings into a patch, which `applyPatch` applies. */
export interface DiffEngine {
  readonly name: 'portable' | 'bsdiff-node' | 'zstd';
  /** What its patches are. `bsdiff40` if absent. */
  readonly patches?: PatchFormat;
  /** How many patches it can make at once; more wait. 1 if absent. */
  readonly sideBySide?: number;
  /** False for a base that the engine's patches cannot start from. Every base will do if absent. */
  canStartFrom?(base: Uint8Array): boolean;
  /** Resolves to a patch that rebuilds `target` from `base`. */
  diff(base: Uint8Array, target: Uint8Array): Promise<Uint8Array>;
}
