import { packageIdsEqual } from '@nuspine/primitives';
import type { Matrix, Pin } from '../matrix.ts';
import type { DownloadedFile, Download, PathChange, PathHop, PathReport } from './path-report.ts';

/** What a feed says of one update: the files in the order in which they are applied, or why there is no way. */
export type DownloadPlan =
  | { readonly steps: readonly DownloadedFile[]; readonly bytes: number }
  | { readonly reason: string };

/** A feed of packages, however it is read. */
export interface PathFeed {
  /** The component that it is of. Without one it is of each component whose package it lists. */
  readonly component?: string;
  /** Ids of the packages that it lists. */
  readonly packageIds: readonly string[];
  /** How a client that has `from`, or nothing, gets to a version. */
  plan(packageId: string, wishes: { readonly from?: string; readonly to: string }): Promise<DownloadPlan>;
}

/**
 * Says what each upgrade of a path downloads. The package of a component has the id that `[release]` gives it, or its
 * name; a feed that was given for one component is of whatever package it lists.
 */
export async function withDownloads(
  matrix: Pick<Matrix, 'release'>,
  report: PathReport,
  feeds: readonly PathFeed[],
): Promise<PathReport> {
  if (!report.found) return report;
  const hops: PathHop[] = [];
  for (const hop of report.hops) {
    hops.push({ ...hop, downloads: await downloadsOf(matrix, hop.changes, feeds) });
  }
  const added = await downloadsOf(matrix, report.added.map(fromNothing), feeds);
  const all = [...hops.flatMap(({ downloads = [] }) => downloads), ...added];
  const bytes = all.reduce((sum, download) => sum + ('files' in download ? download.bytes : 0), 0);
  return { ...report, hops, ...(added.length === 0 ? {} : { addedDownloads: added }), bytes };
}

type Wanted = Pick<PathChange, 'component' | 'to'> & { readonly from?: string };

function fromNothing({ component, version }: Pin): Wanted {
  return { component, to: version };
}

async function downloadsOf(
  { release }: Pick<Matrix, 'release'>,
  changes: readonly Wanted[],
  feeds: readonly PathFeed[],
): Promise<readonly Download[]> {
  const downloads: Download[] = [];
  for (const { component, ...ends } of changes) {
    const wanted = release.packages.get(component) ?? component;
    const { feed, packageId } = feedOf(feeds, component, wanted);
    const plan = (await feed?.plan(packageId, ends)) ?? { reason: `no feed lists a package ${wanted}` };
    downloads.push({ component, package: packageId, ...('reason' in plan ? plan : filesOf(plan)) });
  }
  return downloads;
}

interface FoundFeed {
  readonly feed: PathFeed | undefined;
  readonly packageId: string;
}

/** A feed that names the component comes before one that lists its package. */
function feedOf(feeds: readonly PathFeed[], component: string, wanted: string): FoundFeed {
  const lists = ({ packageIds }: PathFeed): string | undefined => packageIds.find((id) => packageIdsEqual(id, wanted));
  const own = feeds.filter((feed) => feed.component === component);
  const feed =
    own.find(lists) ?? own[0] ?? feeds.find((one) => one.component === undefined && lists(one) !== undefined);
  return { feed, packageId: (feed === undefined ? undefined : (lists(feed) ?? feed.packageIds[0])) ?? wanted };
}

function filesOf({
  steps,
  bytes,
}: Extract<DownloadPlan, { steps: unknown }>): Pick<Extract<Download, { files: unknown }>, 'files' | 'bytes'> {
  const files = steps.map(({ kind, format, fileName, size }) => ({
    kind,
    ...(format === undefined ? {} : { format }),
    fileName,
    size,
  }));
  return { files, bytes };
}
