/** How much of anything is accepted. */
export const CHANNEL_LIMITS = {
  /** Bytes of one entry of a log. */
  entryBytes: 8_388_608,
  /** Bytes of a projection or checkpoint. */
  projectionBytes: 67_108_864,
  /** Bytes of signed metadata: a snapshot of ten thousand channels is a quarter of it. */
  metadataBytes: 8_388_608,
  /** Entries of a log: what eight digits can number. */
  entries: 99_999_999,
} as const;

/** How often an operation is tried again when others write to the same channel. */
export const MAX_ATTEMPTS = 1000;
