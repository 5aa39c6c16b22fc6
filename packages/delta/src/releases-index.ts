import { compareOrdinal, type Digest, type NuGetVersion } from '@nuspine/primitives';
import { DeltaError } from './errors.ts';
import { requireWithin } from './feed-limits.ts';
import { isDeltaFileName, readReleaseFileName } from './release-file-name.ts';
import { formatReleaseLine, parseReleaseLine, type ReleaseLine } from './release-line.ts';
import { compareReleaseVersions } from './release-version.ts';

/** Name of the index in a feed folder. */
export const RELEASES_FILE_NAME = 'RELEASES';

/** A line of a RELEASES file with what its file name says, or an asset of Velopack's index. */
export interface ReleaseEntry extends ReleaseLine {
  readonly isDelta: boolean;
  readonly version: NuGetVersion;
  readonly packageId: string;
  /** Not in RELEASES. */
  readonly digest?: Digest;
  /** What a delta starts from and leads to; only in `releases.nuspine.json`. */
  readonly ends?: ListedEnds;
  /** These two only in Velopack's index. */
  readonly notesMarkdown?: string;
  readonly notesHtml?: string;
}

/** The exact packages that a delta lies between, as an index lists them. */
export interface ListedEnds {
  readonly base: ListedPackage;
  readonly target: ListedPackage;
}

export interface ListedPackage {
  readonly version: NuGetVersion;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads a RELEASES file: every line, in the order of the file, duplicates included. An empty file has no entries.
 * One bad line refuses the whole file, as in Squirrel. Throws `RELEASES_NOT_TEXT`, `RELEASES_LINE_INVALID`,
 * `RELEASES_NAME_INVALID`, `RELEASES_VERSION_INVALID` (each with its line, from 1) or `DELTA_LIMIT_EXCEEDED`.
 */
export function parseReleases(content: string | Uint8Array, path: string = RELEASES_FILE_NAME): ReleaseEntry[] {
  requireWithin('releasesBytes', content.length, path);
  const text = typeof content === 'string' ? content : decode(content, path);
  const lines = text.replace(/^\ufeff/, '').split('\n');
  return lines.flatMap((line, index) => parseEntry(line, path, index + 1));
}

/**
 * Writes a RELEASES file as Squirrel does: byte order mark, `\n` between lines, none at the end, oldest version first
 * and the delta of a version before its full package. Equal entries give equal bytes.
 */
export function formatReleases(entries: readonly ReleaseEntry[]): Uint8Array {
  const lines = entries.toSorted(compareReleaseEntries).map(formatReleaseLine);
  return Buffer.from(BYTE_ORDER_MARK + lines.join('\n'), 'utf8');
}

/** The entry for a release file that was just made. Throws `RELEASES_VERSION_INVALID` if its name says no version. */
export function releaseEntry(line: ReleaseLine): ReleaseEntry {
  return withName(line, RELEASES_FILE_NAME);
}

function parseEntry(text: string, path: string, number: number): ReleaseEntry[] {
  const line = parseReleaseLine(text, { path, line: number });
  return line === undefined ? [] : [withName(line, path, number)];
}

function withName(line: ReleaseLine, path: string, number?: number): ReleaseEntry {
  const name = readReleaseFileName(line.fileName);
  if (name === undefined) {
    throw new DeltaError('RELEASES_VERSION_INVALID', 'file name has no version that Squirrel can read', {
      path,
      ...(number === undefined ? {} : { line: number }),
      found: line.fileName,
    });
  }
  return { ...line, ...name, isDelta: isDeltaFileName(line.fileName) };
}

/** The order of lines in a RELEASES file. */
export function compareReleaseEntries(a: ReleaseEntry, b: ReleaseEntry): number {
  return compareReleaseVersions(a.version, b.version) || Number(b.isDelta) - Number(a.isDelta) || byName(a, b);
}

function byName(a: ReleaseEntry, b: ReleaseEntry): number {
  return compareOrdinal(a.fileName, b.fileName);
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new DeltaError('RELEASES_NOT_TEXT', 'index is not UTF-8 text', { path, cause });
  }
}
