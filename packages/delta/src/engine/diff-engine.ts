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
  /** True if it applies its patches itself before it hands them over. */
  readonly isProven?: boolean;
  /** How many patches it can make at once; more wait. 1 if absent. */
  readonly sideBySide?: number;
  /** False for a base that the engine's patches cannot start from. Every base will do if absent. */
  canStartFrom?(base: Uint8Array): boolean;
  /** Resolves to a patch that rebuilds `target` from `base`. */
  diff(base: Uint8Array, target: Uint8Array): Promise<Uint8Array>;
  /** Hands `use` room for two files of these sizes in bytes, and takes it back. Absent where room gains nothing. */
  withRoom?<T>(baseSize: number, targetSize: number, use: (room: DiffRoom) => Promise<T>): Promise<T>;
}

/** Memory of an engine for two files: read into it, they need not be copied to be searched. */
export interface DiffRoom {
  readonly base: Uint8Array;
  readonly target: Uint8Array;
  /** What `diff` of the engine gives for the bytes that are in the room now. */
  diff(): Promise<Uint8Array>;
}
