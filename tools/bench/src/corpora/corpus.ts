/** A pair of release folders to make a delta between, rebuilt from public packages. */
export interface CorpusRecipe {
  readonly name: CorpusName;
  /** What it stands for. */
  readonly title: string;
  /** What a rebuilt corpus must add up to, so that figures of different machines are about the same bytes. */
  readonly expected: CorpusTotals;
  /** Fills the two folders, which are empty. `cache` keeps downloads. */
  build(cache: string, folders: CorpusFolders): Promise<void>;
}

export type CorpusName = 'S' | 'M' | 'L' | 'N';

export interface CorpusFolders {
  readonly baseFolder: string;
  readonly targetFolder: string;
}

/** Files and bytes of the target, and how many of its files are in the base with other bytes. */
export interface CorpusTotals {
  readonly files: number;
  readonly bytes: number;
  readonly changed: number;
}
