import type { ChannelName } from '../channel-name.ts';
import type { RepositoryName } from '../projections/releases-index.ts';
import type { TrustWrite } from '../trust/plan-signing.ts';
import type { TrustReader } from '../trust/read-trust.ts';

/** An entry to be added, with the files that go with it. */
export interface Addition {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  /** The files beside the log once the entry is in it. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What happened, in a line. */
  readonly message: string;
}

/** The folder of signed metadata, beside the channels. */
export interface TrustStore extends TrustReader {
  /**
   * Makes writes in their order. Returns false when a file that was to be created is there already: what comes after it
   * was not written then. Throws `CHANNEL_STORE_READ_ONLY`, or `FILE_WRITE_FAILED`.
   */
  publish(writes: readonly TrustWrite[], message: string): Promise<boolean>;
}

/** Where channels are kept: a folder, a git repository, or a web server that is only read. */
export interface ChannelStore {
  /** As people write it. */
  readonly location: string;
  /** Gets what others have written since. */
  refresh(): Promise<void>;
  /** The channels there are, by name. */
  channels(): Promise<readonly ChannelName[]>;
  /** Number of the last entry in the log of a channel, whether or not all before it are there; 0 for no log. */
  lastEntry(name: ChannelName): Promise<number>;
  /** An entry of a log, or `undefined`. */
  entry(name: ChannelName, sequence: number): Promise<Uint8Array | undefined>;
  /** A file beside the log, or `undefined`. */
  file(name: ChannelName, fileName: string): Promise<Uint8Array | undefined>;
  /** The files beside the log that `isChannelFile` claims, by name. */
  files(name: ChannelName): Promise<ReadonlyMap<string, Uint8Array>>;
  /** The index of the channels of a repository, or `undefined`. */
  index(name: RepositoryName): Promise<Uint8Array | undefined>;
  /**
   * Adds an entry, if no other has its number. Returns false when somebody else was first: nothing was changed then.
   * Throws `CHANNEL_STORE_READ_ONLY`, or `FILE_WRITE_FAILED`.
   */
  add(name: ChannelName, addition: Addition): Promise<boolean>;
  readonly trust: TrustStore;
  /** Makes the files beside the log these. Throws `CHANNEL_STORE_READ_ONLY`, or `FILE_WRITE_FAILED`. */
  writeFiles(name: ChannelName, files: ReadonlyMap<string, Uint8Array>): Promise<void>;
}
