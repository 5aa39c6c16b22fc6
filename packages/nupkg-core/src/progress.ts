/** How far long work has come. */
export interface Progress {
  /** What is being done now. */
  readonly phase: string;
  /** Items of this phase that are finished, out of `total`. */
  readonly done: number;
  readonly total: number;
  /** The item in hand. */
  readonly item?: string;
}

export type OnProgress = (progress: Progress) => void;
