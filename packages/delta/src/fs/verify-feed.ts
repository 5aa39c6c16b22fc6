import { readPackage } from '@nuspine/nupkg-core';
import { type ByteSource, CodedError, formatNuGetVersion } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readDeltaRecipe } from '../formats/read-delta-recipe.ts';
import {
  type FeedNote,
  type FeedReport,
  findFeedNotes,
  findFeedProblems,
  matchesLine,
  type ReleaseContent,
  type ReleaseFacts,
} from '../feed-report.ts';
import { stampSource } from '../hashing-sink.ts';
import { type ReleaseEntry, RELEASES_FILE_NAME } from '../releases-index.ts';
import { LOCK_FILE_NAME } from './feed-lock.ts';
import { type FeedIndex, readFeed } from './read-feed.ts';
import { isLeftover } from './work-folder.ts';

/**
 * Compares a feed folder with its index: every file's size and SHA-1, what each package calls itself, and that the base
 * and the target of each delta are in the feed. Throws as `readFeed` if the index itself cannot be read.
 */
export async function verifyFeed(path: string): Promise<FeedReport> {
  const index = await readFeed(path);
  const facts: ReleaseFacts[] = [];
  for (const entry of index.entries) facts.push(await inspectRelease(index.folder, entry));
  const problems = findFeedProblems(facts);
  const checked = facts.filter((fact) => fact.state === 'present').length;
  const notes = [...findFeedNotes(facts), ...(await folderNotes(index))];
  return { ok: problems.length === 0, checked, problems, notes };
}

async function inspectRelease(folder: string, entry: ReleaseEntry): Promise<ReleaseFacts> {
  const path = join(folder, entry.fileName);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return { entry, state: entry.baseUrl === undefined ? 'missing' : 'remote' };
  return withFileSource(path, async (source) => {
    const stamp = await stampSource(source);
    if (!matchesLine(entry, stamp)) return { entry, state: 'present', stamp };
    return { entry, state: 'present', stamp, content: await inspectContent(source) };
  });
}

async function inspectContent(source: ByteSource): Promise<ReleaseContent> {
  try {
    const pkg = await readPackage(source);
    const recipe = await readDeltaRecipe(pkg);
    const version = formatNuGetVersion(pkg.identity.version);
    return { id: pkg.identity.id, version, ...(recipe === undefined ? {} : { recipe }) };
  } catch (error) {
    if (error instanceof CodedError) return { code: error.code, message: error.message };
    throw error;
  }
}

async function folderNotes({ folder, entries }: FeedIndex): Promise<FeedNote[]> {
  const listed = new Set([RELEASES_FILE_NAME, LOCK_FILE_NAME, ...entries.map((entry) => entry.fileName)]);
  const names = (await readdir(folder)).filter((name) => !listed.has(name)).toSorted();
  return names.map((path) => ({ kind: isLeftover(path) ? 'leftover' : 'unlisted', path }));
}
