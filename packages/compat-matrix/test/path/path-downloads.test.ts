import { describe, expect, it } from 'vitest';
import { findPath, parseMatrix, parsePins, type PathFeed, type PathReport, withDownloads } from '../../src/index.ts';

const MATRIX = parseMatrix(`format = 2
compatibility.core."1.0.0" = { web = "^1.0" }
compatibility.core."1.1.0" = { web = "^1.0" }
compatibility.web."1.0.0" = {}
compatibility.web."1.1.0" = {}
compatibility.docs."1.0.0" = {}
[release]
packages = { core = "Contoso.Core" }
`);

/** A feed of which every update is one file of a byte, named after its ends. */
function feed(packageIds: readonly string[], component?: string): PathFeed {
  return {
    ...(component === undefined ? {} : { component }),
    packageIds,
    plan: (packageId, { from = 'nothing', to }) =>
      Promise.resolve({ steps: [{ kind: 'full', fileName: `${packageId} ${from} ${to}`, size: 1 }], bytes: 1 }),
  };
}

async function downloads(to: string, feeds: readonly PathFeed[]): Promise<readonly unknown[]> {
  const path = findPath(MATRIX, parsePins(MATRIX, ['core@1.0.0', 'web@1.0.0']), parsePins(MATRIX, to.split(' ')));
  const report: PathReport = await withDownloads(MATRIX, path, feeds);
  if (!report.found) return ['no way'];
  const all = [...report.hops.flatMap((hop) => hop.downloads ?? []), ...(report.addedDownloads ?? [])];
  return [...all.map((one) => ('files' in one ? one.files.map(({ fileName }) => fileName) : one.reason)), report.bytes];
}

describe('withDownloads', () => {
  it('finds the feed by the id that a component has as a package', async () => {
    const feeds = [feed(['web']), feed(['other', 'contoso.core'])];
    expect(await downloads('core@1.1.0 web@1.1.0', feeds)).toEqual([
      ['contoso.core 1.0.0 1.1.0'],
      ['web 1.0.0 1.1.0'],
      2,
    ]);
  });

  it('takes whatever package a feed lists that names its component', async () => {
    expect(await downloads('core@1.1.0', [feed(['Contoso.Core']), feed(['Setup'], 'core')])).toEqual([
      ['Setup 1.0.0 1.1.0'],
      1,
    ]);
    expect(await downloads('core@1.1.0', [feed(['Setup'], 'web')])).toEqual([
      'no feed lists a package Contoso.Core',
      0,
    ]);
  });

  it('counts what is added at the end', async () => {
    expect(await downloads('core@1.1.0 docs@1.0.0', [feed(['Contoso.Core', 'docs'])])).toEqual([
      ['Contoso.Core 1.0.0 1.1.0'],
      ['docs nothing 1.0.0'],
      2,
    ]);
  });

  it('passes on why there is no way, and leaves a path that was not found', async () => {
    const none: PathFeed = { packageIds: ['web'], plan: () => Promise.resolve({ reason: 'not listed' }) };
    expect(await downloads('web@1.1.0', [none])).toEqual(['not listed', 0]);
    const blocked: PathReport = { found: false, from: [], to: [], blocking: [] };
    expect(await withDownloads(MATRIX, blocked, [none])).toBe(blocked);
  });
});
