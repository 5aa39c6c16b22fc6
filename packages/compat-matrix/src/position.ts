/** A place in a text. Lines and columns count from 1; columns count UTF-16 code units, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where something stands that was not read from a file. */
export const NOWHERE: Position = { line: 0, column: 0 };
