import type { Finding } from './repo-tree.ts';

const KILOBYTE = 1000;

/**
 * The most that a package may weigh once built, in bytes, without its dependencies: a jump is a mistake until someone
 * raises the number here and says why. Source maps are two thirds of it. Formats make `delta` large, feeds and
 * configuration `nupkg-core`, tables of frameworks and the HTTP client `primitives`.
 */
const BUDGETS: Readonly<Record<string, number>> = {
  // With the client of OCI registries and the logins that docker and podman keep, whom the system trusts, and what checks JSON documents, which brings a library.
  primitives: 800 * KILOBYTE,
  // With an inflater in WebAssembly beside the deflater, all that restore says of central versions, and feeds of registrations and fallback folders.
  'nupkg-core': 1730 * KILOBYTE,
  // With the form of any zip archive, a Brotli reader that counts bits for `delta explain`, and channels and staging of updates, and feeds that are verified at an address.
  delta: 2050 * KILOBYTE,
  // With bundles, push and pull, and the net jail, and one file that holds all that verify begins with.
  manifest: 1800 * KILOBYTE,
  // With TUF, provenance and dependency flow.
  channels: 1250 * KILOBYTE,
  // Half of it is the installer that lies beside every bundle: one file, with the licences of what it is made of.
  'compat-matrix': 1500 * KILOBYTE,
  // With the gate in it: six kinds of job, workflows and their schemas.
  spine: 600 * KILOBYTE,
  // Pages, their style and one script; what is shown is read by the others.
  site: 300 * KILOBYTE,
  // With what a command needs at its start out of all the others, and flattening, so that they are read from few files.
  cli: 2020 * KILOBYTE,
  // With errors that name file, line and cause in what Nx shows of them.
  nx: 410 * KILOBYTE,
};
const DEFAULT_BUDGET: number = 300 * KILOBYTE;

/** Built packages by name with their bytes; every one stays within its budget. */
export function checkPublishedSize(sizes: ReadonlyMap<string, number>): readonly Finding[] {
  return [...sizes].flatMap(([name, size]) => {
    const max = BUDGETS[name] ?? DEFAULT_BUDGET;
    return size <= max ? [] : [{ path: name, message: `has ${String(size)} bytes built, more than ${String(max)}` }];
  });
}
