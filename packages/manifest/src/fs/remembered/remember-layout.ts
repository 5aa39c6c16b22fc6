import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { VENDORED_CODES } from '../../judge-vendored-file.ts';
import { manifestPaths, type Manifests } from '../../manifests.ts';
import { CONFIG_PATH, type OfflineConfig } from '../../offline-config.ts';
import { FILE_TYPE } from '../examine/file-table.ts';
import type { ScannedLayout } from '../scan-layout.ts';
import { documentDigest, trustedState } from './disk-state.ts';
import type { RememberedLayout } from './layout-cache.ts';
import type { LayoutVerdict, RememberedDocument, RememberedVerdict } from './layout-verdict.ts';

export interface RememberOptions {
  readonly manifests: Manifests;
  readonly existing: RememberedVerdict['existing'];
  /** When the run began, in milliseconds since 1970. */
  readonly startedAt: number;
}

/**
 * What a later run can do with what this one found out. The verdict only of a repository of files and links that are all
 * there: what modules and missing files mean is for git to say each time.
 */
export function rememberLayout(
  root: string,
  { files, listing }: ScannedLayout,
  verdict: LayoutVerdict,
  { manifests, existing, startedAt }: RememberOptions,
): RememberedLayout {
  const { types } = files.table;
  if (!types.every((type) => type === FILE_TYPE.file || type === FILE_TYPE.link)) return { files };
  const { config, findings } = verdict;
  const entries = new Map(manifests.vendor.files.map((entry) => [entry.path, entry]));
  const unsound = new Set(findings.filter(({ code }) => VENDORED_CODES.has(code)).map(({ path }) => path));
  const remembered: RememberedVerdict = {
    ...verdict,
    documents: [CONFIG_PATH, ...Object.values(manifestPaths(config))].map((path) =>
      rememberDocument(root, path, startedAt),
    ),
    source: listing.source,
    folders: listing.folders.map((path) => {
      const state = trustedState(join(root, path), startedAt);
      return state === undefined ? { path } : { path, state };
    }),
    existing,
    unsound: [...unsound].map((path) => {
      const entry = entries.get(path);
      if (entry === undefined) return { path };
      const { size, digest, kind, owner } = entry;
      return { path, listed: { size, digest, kind, owner } };
    }),
  };
  return { files, verdict: remembered };
}

/** Names of which a check asks only whether they are there, and the answers. To be asked before the check is. */
export function askForNames(root: string, { retired, exempt }: OfflineConfig): RememberedVerdict['existing'] {
  return [...retired, ...exempt.map(({ path }) => path)].map((path) => [path, existsSync(join(root, path))]);
}

export function rememberDocument(root: string, path: string, startedAt: number): RememberedDocument {
  const place = join(root, path);
  if (!existsSync(place)) return { path, isThere: false };
  const state = trustedState(place, startedAt);
  if (state === undefined) return { path, isThere: true };
  return { path, isThere: true, state, digest: documentDigest(place) };
}
