/** What a page shows at most; it says how much it leaves out. */
export const SITE_LIMITS = {
  /** Rows of any table. */
  rows: 1000,
  /** Releases in a chart. */
  bars: 24,
  /** Versions of a component in a table of verdicts, the newest, and ends of upgrades. */
  versions: 24,
  /** Tables of verdicts of one matrix. */
  pairs: 40,
  /** Sets between two ends of an upgrade: a search among more is left to the command. */
  pathSets: 2000,
  /** The same for all upgrades of one matrix. */
  allPathSets: 50_000,
} as const;
