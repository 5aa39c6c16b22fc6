import type { StageName } from './stages.ts';

/** A piece of a file that a patch makes. */
export interface WatchedPiece {
  readonly path: string;
  readonly part: StageName | 'content' | 'symbols' | 'packing of symbols';
  /** In bytes. */
  readonly size: number;
}

/** Told of the pieces that the next patch makes, in their order. */
export type WatchPatch = (pieces: readonly WatchedPiece[]) => void;
