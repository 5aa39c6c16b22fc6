import { type ByteSource, CodedError, type FileStamp, stampSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readDeltaDeclaration } from '../delta-declaration.ts';
import {
  type FeedNote,
  type FeedProblem,
  type FeedReport,
  findFeedNotes,
  findFeedProblems,
  matchesLine,
  type ReleaseContent,
  type ReleaseFacts,
} from '../feed-report.ts';
import type { ReleaseEntry } from '../releases-index.ts';
import { LOCK_FILE_NAME } from './feed-lock.ts';
import { type Feed, readFeed } from './read-feed.ts';
import { isLeftover } from './work-folder.ts';

/**
 * Compares a feed folder with its indexes: every file's size and hashes, what each package calls itself, whose clients
 * apply each delta, and that its base and target are listed. Throws as `readFeed` if an index itself cannot be read.
 */
export async function verifyFeed(path: string): Promise<FeedReport> {
  const feed = await readFeed(path);
  const inspected = new Map<string, Inspection>();
  const problems: FeedProblem[] = [];
  const notes: FeedNote[] = [];
  let checked = 0;
  for (const { entries, format } of feed.indexes) {
    const facts: ReleaseFacts[] = [];
    for (const entry of entries) facts.push(await inspectRelease(feed.folder, entry, inspected));
    problems.push(...findFeedProblems(facts, format));
    notes.push(...findFeedNotes(facts, format));
    checked += facts.filter((fact) => fact.state === 'present').length;
  }
  return { ok: problems.length === 0, checked, problems, notes: [...notes, ...(await folderNotes(feed))] };
}

/** What is known of a file, whichever index lists it. */
type Inspection = { readonly stamp: FileStamp; readonly content?: ReleaseContent };

async function inspectRelease(
  folder: string,
  entry: ReleaseEntry,
  inspected: Map<string, Inspection>,
): Promise<ReleaseFacts> {
  const path = join(folder, entry.fileName);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return { entry, state: entry.baseUrl === undefined ? 'missing' : 'remote' };
  const known = inspected.get(path) ?? (await inspectFile(path, entry));
  inspected.set(path, known);
  return { entry, state: 'present', ...known };
}

/** A file with other bytes than the listed ones is not opened. */
async function inspectFile(path: string, entry: ReleaseEntry): Promise<Inspection> {
  return withFileSource(path, async (source) => {
    const stamp = await stampSource(source);
    return matchesLine(entry, stamp) ? { stamp, content: await inspectContent(source) } : { stamp };
  });
}

async function inspectContent(source: ByteSource): Promise<ReleaseContent> {
  try {
    return await readDeltaDeclaration(source);
  } catch (error) {
    if (error instanceof CodedError) return { code: error.code, message: error.message };
    throw error;
  }
}

async function folderNotes({ folder, indexes }: Feed): Promise<FeedNote[]> {
  const files = indexes.flatMap(({ fileName, entries }) => [fileName, ...entries.map((entry) => entry.fileName)]);
  const listed = new Set([LOCK_FILE_NAME, ...files]);
  const names = (await readdir(folder)).filter((name) => !listed.has(name)).toSorted();
  return names.map((path) => ({ kind: isLeftover(path) ? 'leftover' : 'unlisted', path }));
}
