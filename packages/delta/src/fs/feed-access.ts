import type { ByteSink, ByteSource } from '@nuspine/primitives';
import type { DeltaDeclaration } from '../delta-declaration.ts';
import type { ReleaseEntry } from '../releases-index.ts';

/** Where a feed is read from: a folder, or a server. */
export interface FeedAccess {
  /** As its user wrote it. */
  readonly location: string;
  /** Names of the indexes that may be there. */
  indexNames(): Promise<readonly string[]>;
  /** The bytes of an index, or `undefined` if it is not there. */
  readIndex(name: string): Promise<Uint8Array | undefined>;
  /**
   * Puts the rest of a listed file into `sink`, which has what is in `begun` already. Fails as the folder or the network
   * does; nobody compares what came.
   */
  fetch(entry: ReleaseEntry, sink: ByteSink, begun: ByteSource): Promise<void>;
  /** Path of a file of the feed, where it is a folder. */
  pathOf?(fileName: string): string;
  /** What a delta says of itself, where looking at it costs less than fetching it. */
  readDeclaration?(entry: ReleaseEntry): Promise<DeltaDeclaration>;
}
