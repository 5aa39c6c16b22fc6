/** What a binary is for, which is what a policy asks about. */
export type Category = 'program' | 'archive' | 'disk' | 'model' | 'key' | 'media' | 'data';

/** What gave a binary away. */
export type Evidence =
  /** Bytes that its format starts with. */
  | 'magic'
  /** A Git LFS pointer: the file that it stands for is elsewhere. */
  | 'pointer'
  /** The end of its name, for formats without such bytes. */
  | 'extension'
  /** Bytes that no text has. */
  | 'content';

/** One thing that a file is. A file can be two at once: a script with an archive behind it. */
export interface Detection {
  /** Such as `pe`, `nupkg`, `gzip`. */
  readonly kind: string;
  readonly category: Category;
  readonly by: Evidence;
}

/** The part of a file that detection looks at. */
export interface FileSample {
  /** The first bytes, up to `PAGE_SIZE`. */
  readonly head: Uint8Array;
  /** The last bytes, up to `PAGE_SIZE`, where `wantsTail` says that they count. */
  readonly tail?: Uint8Array;
  /** The page at byte 32,768, where a disc image says what it is and `wantsTail` says that it counts. */
  readonly disc?: Uint8Array;
  /** Of the whole file, in bytes. */
  readonly size: number;
}

/** What detection reads of a file, in bytes. */
export const PAGE_SIZE = 8192;

/** Where ISO 9660 keeps its volume descriptor (ECMA-119, 6.2.1): 16 sectors of 2,048 bytes. */
export const DISC_OFFSET = 32_768;
