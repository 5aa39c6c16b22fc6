import { join } from 'node:path';
import { channelHistory, type ChannelName, formatChannelName } from '@nuspine/channels';
import { type ChannelStore, folderStore, readChannel, verifyStoredChannel } from '@nuspine/channels/fs';
import { lintMatrix } from '@nuspine/compat-matrix';
import { readMatrixFile } from '@nuspine/compat-matrix/fs';
import { listFeed, verifyFeed } from '@nuspine/delta/fs';
import { type LayoutCache, readManifests, readOfflineConfig, verifyLayout } from '@nuspine/manifest/fs';
import { CodedError } from '@nuspine/primitives';
import type {
  ChannelContent,
  Failure,
  FeedContent,
  LayoutContent,
  MatrixContent,
  SiteContent,
  StoreContent,
} from '../site-content.ts';
import type { SitePlaces } from './find-places.ts';

/** How far reading has come. */
export interface ReadProgress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  /** The place in hand. */
  readonly item: string;
}

export interface ReadContentOptions {
  readonly onProgress?: (progress: ReadProgress) => void;
  /** What earlier runs found out about a layout, by its root; without it every byte is read. */
  readonly layoutCache?: (root: string) => LayoutCache;
}

/** Reads and verifies what lies at places below a folder. What cannot be read is content too: the site shows why. */
export async function readContent(
  root: string,
  places: SitePlaces,
  { layoutCache, onProgress }: ReadContentOptions = {},
): Promise<Omit<SiteContent, 'title' | 'now'>> {
  const total = Object.values(places).reduce((sum, found: readonly string[]) => sum + found.length, 0);
  let done = 0;
  const each = async <T>(found: readonly string[], read: (path: string, place: string) => Promise<T>) => {
    const contents: (T | Failure)[] = [];
    // One after the other: each reads on all cores, or keeps a disk busy.
    for (const place of found) {
      onProgress?.({ phase: 'verify', done, total, item: place });
      contents.push(await orFailure(place, () => read(join(root, place), place)));
      done += 1;
    }
    return contents;
  };
  return {
    feeds: await each(places.feeds, readFeedContent),
    stores: await each(places.stores, readStoreContent),
    matrices: await each(places.matrices, readMatrixContent),
    layouts: await each(places.layouts, (path, place) => readLayoutContent(path, place, layoutCache?.(path))),
  };
}

async function orFailure<T>(place: string, read: () => Promise<T>): Promise<T | Failure> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    const { code, message, details } = error;
    const line = details.line === undefined ? '' : ` in line ${String(details.line)}`;
    return { place, code, message: `${message}${line}` };
  }
}

async function readFeedContent(path: string, place: string): Promise<FeedContent> {
  return { place, listing: await listFeed(path), report: await verifyFeed(path) };
}

async function readStoreContent(path: string, place: string): Promise<StoreContent> {
  const store = folderStore(path);
  const channels: (ChannelContent | Failure)[] = [];
  for (const name of await store.channels()) {
    channels.push(await orFailure(formatChannelName(name), () => readChannelContent(store, name)));
  }
  return { place, channels };
}

async function readChannelContent(store: ChannelStore, name: ChannelName): Promise<ChannelContent> {
  const { state, entries } = await readChannel(store, name);
  const report = await verifyStoredChannel(store, name);
  return { place: formatChannelName(name), state, history: channelHistory(entries), report };
}

async function readMatrixContent(path: string, place: string): Promise<MatrixContent> {
  const matrix = await readMatrixFile(path);
  return { place, matrix, lint: lintMatrix(matrix) };
}

/** Without what the environment of one machine adds: a site is of the repository. */
async function readLayoutContent(path: string, place: string, cache: LayoutCache | undefined): Promise<LayoutContent> {
  const { manifests } = await readManifests(path, await readOfflineConfig(path));
  return { place, manifests, report: await verifyLayout(path, cache === undefined ? {} : { cache }) };
}
