import type { Finding, RepoTree } from './repo-tree.ts';

const MAX_FILE = 5_000_000;
const MAX_LOCAL_NUGETS = 60_000_000;

/** No file that a clone would regret: 5 MB each outside `local-nugets/`, 60 MB in it. */
export function checkSizeBudget(tree: RepoTree): readonly Finding[] {
  const findings: Finding[] = [];
  let localNugets = 0;
  for (const [path, { size }] of tree) {
    if (path.startsWith('local-nugets/')) localNugets += size;
    else if (size > MAX_FILE)
      findings.push({ path, message: `has ${String(size)} bytes, more than ${String(MAX_FILE)}` });
  }
  if (localNugets > MAX_LOCAL_NUGETS) {
    findings.push({
      path: 'local-nugets',
      message: `has ${String(localNugets)} bytes, more than ${String(MAX_LOCAL_NUGETS)}`,
    });
  }
  return findings;
}
