/** Something about a channel that is not as it must be. */
export interface ChannelProblem {
  readonly code: string;
  /** File below the store. */
  readonly path: string;
  readonly message: string;
}

/** Whether a channel is what its log says. */
export interface ChannelReport {
  readonly ok: boolean;
  readonly channel: string;
  /** Entries that hold, from the first. */
  readonly entries: number;
  readonly builds: number;
  /** Digest of the last entry that holds: what to compare the next time with. */
  readonly head: string;
  readonly problems: readonly ChannelProblem[];
}
