/** What `pnpm bench --help` says. */
export const BENCH_HELP = `Usage: pnpm bench [suite...] [options]

Runs benchmarks: every contender as a whole process, ratios to peers in the same run. Without a suite all of them run, with the two
corpora of deltas that take seconds.

Suites: start-up matrix nupkg channels manifest nx delta
  manifest, nx, channels and delta, when they are asked for by name, write their pages in docs/benchmarks.

Options of delta:
  --corpus S,M,L,N,unseen   corpora to run; all of them by default
  --skip-peer <peer,...>    programs to leave out, besides those that are not on the PATH
  --runs <count>            how often each command runs at least; short ones run for three seconds, up to 15 times

Environment:
  NUSPINE_BENCH_CACHE=<folder>   where corpora are kept; the folder for temporary files by default
  NUSPINE_BENCH_DROP_CACHES=1    as root: cold runs of manifest from the disk too
`;
