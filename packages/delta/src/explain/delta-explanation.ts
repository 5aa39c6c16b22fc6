import type { DeltaFormatName } from '../formats/format-name.ts';

/**
 * How bytes were put down to files. `entries`: as they stand, since each file has entries of its own. `bits`: by the bits
 * that the compressed streams spend on what makes each file. `streams`: not at all, for want of the base.
 */
export type Attribution = 'entries' | 'bits' | 'streams';

/**
 * What became of a file. `whole`: the delta holds all of it, and only the base could say whether it is `added` or
 * `replaced`.
 */
export type ExplainedKind = 'unchanged' | 'patched' | 'replaced' | 'added' | 'whole';

export interface ExplainedPart {
  readonly part: string;
  /** Of the delta. */
  readonly bytes: number;
}

export interface ExplainedFile {
  readonly path: string;
  readonly kind: ExplainedKind;
  /** In the target, in bytes, if the delta says it. */
  readonly size?: number;
  /** Of the delta: the sum of its parts. */
  readonly bytes: number;
  /** Only those that take any. */
  readonly parts: readonly ExplainedPart[];
}

/** A stream of a container. */
export interface ExplainedStream {
  readonly stream: string;
  /** Unpacked, in bytes. */
  readonly size: number;
  /** Of the delta. */
  readonly bytes: number;
}

/** Where the bytes of a delta went. All files and the rest come to its size exactly. */
export interface DeltaExplanation {
  readonly format: DeltaFormatName;
  readonly id: string;
  /** Of the target. */
  readonly version: string;
  /** Of the delta, in bytes. */
  readonly size: number;
  readonly attribution: Attribution;
  /** In the order of the target. */
  readonly files: readonly ExplainedFile[];
  /** What is of no single file. */
  readonly rest: readonly ExplainedPart[];
  /** Of a delta in the nuspine format. */
  readonly streams?: readonly ExplainedStream[];
}
