import type { OnProgress } from '@nuspine/nupkg-core';
import { withTemporaryFolder } from '@nuspine/primitives/fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { indexesOfChannel } from '../channel-indexes.ts';
import type { FeedIndex } from '../feed-index.ts';
import {
  type FeedNote,
  type FeedProblem,
  type FeedReport,
  findFeedNotes,
  findFeedProblems,
  type ReleaseFacts,
} from '../feed-report.ts';
import type { ReleaseEntry } from '../releases-index.ts';
import { LOCK_FILE_NAME } from './feed-lock.ts';
import { inspectReleaseAt, inspectServedRelease } from './inspect-release.ts';
import { isFeedAddress, openFeed, type OpenFeedOptions } from './open-feed.ts';
import { type Feed, readFeed } from './read-feed.ts';
import { readEveryIndex } from './read-indexes.ts';
import { isLeftover } from './work-folder.ts';

export interface VerifyFeedOptions extends Omit<OpenFeedOptions, 'feed'> {
  /** Told of the bytes that were looked at. */
  readonly onProgress?: OnProgress;
}

/**
 * Compares a feed with its indexes, all channels of a folder if none is asked for: every file's size and hashes, what each package
 * calls itself, whose clients apply each delta, and that its base and target are listed. From an address every file is
 * fetched as clients do, one at a time. Throws as `listFeed` if an index itself cannot be read, and what fetching throws.
 */
export async function verifyFeed(feed: string, options: VerifyFeedOptions = {}): Promise<FeedReport> {
  return isFeedAddress(feed) ? verifyServed(feed, options) : verifyFolder(feed, options);
}

async function verifyFolder(path: string, { channel, onProgress }: VerifyFeedOptions): Promise<FeedReport> {
  const feed = await readFeed(path);
  const inspect: Inspect = (entry) => inspectReleaseAt(join(feed.folder, entry.fileName), entry);
  const report = await compare(ofChannel(feed.indexes, channel), inspect, onProgress);
  return { ...report, notes: [...report.notes, ...(await folderNotes(feed))] };
}

async function verifyServed(feed: string, { onProgress, ...options }: VerifyFeedOptions): Promise<FeedReport> {
  const access = openFeed({ feed, ...options });
  const indexes = ofChannel(await readEveryIndex(access), options.channel);
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, 'package');
    return compare(indexes, (entry, onBytes) => inspectServedRelease(access, entry, path, onBytes), onProgress);
  });
}

function ofChannel(indexes: readonly FeedIndex[], channel: string | undefined): readonly FeedIndex[] {
  return channel === undefined ? indexes : indexesOfChannel(indexes, channel);
}

type Inspect = (entry: ReleaseEntry, onBytes: (done: number) => void) => Promise<ReleaseFacts>;

/** Each file is looked at once, whichever indexes list it. */
async function compare(
  indexes: readonly FeedIndex[],
  inspect: Inspect,
  onProgress: OnProgress = () => undefined,
): Promise<FeedReport> {
  const sizes = indexes.flatMap(({ entries }) => entries.map((entry) => [fileOf(entry), entry.size] as const));
  const total = [...new Map(sizes).values()].reduce((sum, size) => sum + size, 0);
  const inspected = new Map<string, ReleaseFacts>();
  const problems: FeedProblem[] = [];
  const notes: FeedNote[] = [];
  let [checked, before] = [0, 0];
  for (const { entries, format } of indexes) {
    const facts: ReleaseFacts[] = [];
    for (const entry of entries) {
      const item = entry.fileName;
      const show = (done: number): void => {
        onProgress({ phase: 'verify', done: Math.min(before + done, total), total, item });
      };
      const known = inspected.get(fileOf(entry));
      const found = known ?? (await inspect(entry, show));
      if (known === undefined) before += entry.size;
      show(0);
      inspected.set(fileOf(entry), found);
      facts.push({ ...found, entry });
    }
    problems.push(...findFeedProblems(facts, format));
    notes.push(...findFeedNotes(facts, format));
    checked += facts.filter(({ state }) => state === 'present' || state === 'larger').length;
  }
  return { ok: problems.length === 0, checked, problems, notes };
}

/** What two lines mean by the same file: of another size or hash it is another, or one of them is wrong. */
function fileOf({ baseUrl = '', fileName, query = '', size, sha1 }: ReleaseEntry): string {
  return [baseUrl, fileName, query, size, sha1].join('\n');
}

async function folderNotes({ folder, indexes }: Feed): Promise<FeedNote[]> {
  const files = indexes.flatMap(({ fileName, entries }) => [fileName, ...entries.map((entry) => entry.fileName)]);
  const listed = new Set([LOCK_FILE_NAME, ...files]);
  const names = (await readdir(folder)).filter((name) => !listed.has(name)).toSorted();
  return names.map((path) => ({ kind: isLeftover(path) ? 'leftover' : 'unlisted', path }));
}
