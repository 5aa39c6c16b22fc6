import type { ErrorDetails } from '@nuspine/primitives';
import { DeltaError } from './errors.ts';
import { isSafeFileName } from './release-file-name.ts';

/** One line of a RELEASES file. */
export interface ReleaseLine {
  /** 40 upper-case hexadecimal digits. */
  readonly sha1: string;
  /** A single name, without the URL it may have been written with. */
  readonly fileName: string;
  /** In bytes. */
  readonly size: number;
  /** Folder of an absolute http or https URL, decoded, with the slash at its end. */
  readonly baseUrl?: string;
  /** Query string of that URL, with its question mark. */
  readonly query?: string;
  /** Percentage of users, 0 to 999 as written; absent for everybody. */
  readonly stagingPercentage?: number;
}

// .NET does not count the byte order mark among white space, JavaScript does: it is refused before these are used.
const STAGING = /#\s+(\d{1,3})%$/;
const LINE = /^([0-9a-f]{40})\s+(\S+)\s+(\d+)$/i;

/**
 * Reads one line as Squirrel does, or `undefined` for a line that is blank or only a comment. Two differences: a
 * carriage return at the end never hides the staging percentage, and a name Windows refuses is refused everywhere.
 * Throws `RELEASES_LINE_INVALID` or `RELEASES_NAME_INVALID` with `details` and the line.
 */
export function parseReleaseLine(text: string, details: ErrorDetails = {}): ReleaseLine | undefined {
  const line = withoutCarriageReturns(text);
  const comment = line.indexOf('#');
  const content = comment < 0 ? line : line.slice(0, comment).trimEnd();
  if (line.includes('\ufeff')) throw invalidLine(line, details);
  if (content.trim() === '') return undefined;
  const [, sha1, location, digits] = LINE.exec(content) ?? [];
  const size = Number(digits);
  if (sha1 === undefined || location === undefined || !Number.isSafeInteger(size)) throw invalidLine(line, details);
  const [, percentage] = STAGING.exec(line) ?? [];
  return {
    sha1: sha1.toUpperCase(),
    ...parseLocation(location, details),
    size,
    ...(percentage === undefined ? {} : { stagingPercentage: Number(percentage) }),
  };
}

/** Looks from the end: an expression would look for the end of every run of them, and a hostile line has a long one. */
function withoutCarriageReturns(text: string): string {
  let end = text.length;
  while (end > 0 && text.charAt(end - 1) === '\r') end -= 1;
  return text.slice(0, end);
}

/** The line Squirrel reads back as `line`. Throws `RELEASES_NAME_INVALID` for a name that no line can hold. */
export function formatReleaseLine(line: ReleaseLine): string {
  const name = line.baseUrl === undefined ? line.fileName : formatUrl(line.baseUrl, line.fileName, line.query);
  if (!isSafeFileName(line.fileName) || /[\s#]/.test(name)) throw invalidName(name, {});
  const staging = line.stagingPercentage === undefined ? '' : ` # ${String(line.stagingPercentage)}%`;
  return `${line.sha1} ${name} ${String(line.size)}${staging}`;
}

type Location = Pick<ReleaseLine, 'fileName' | 'baseUrl' | 'query'>;

function parseLocation(text: string, details: ErrorDetails): Location {
  const location = /^https?:/i.test(text) ? parseUrl(text, details) : { fileName: text };
  if (!isSafeFileName(location.fileName)) throw invalidName(text, details);
  return location;
}

function parseUrl(text: string, details: ErrorDetails): Location {
  try {
    const url = new URL(text);
    const path = decodeURIComponent(url.pathname);
    const nameStart = path.lastIndexOf('/') + 1;
    return {
      fileName: path.slice(nameStart),
      baseUrl: new URL('/', url).href + path.slice(1, nameStart),
      ...(url.search === '' ? {} : { query: url.search }),
    };
  } catch (cause) {
    throw invalidName(text, { ...details, cause });
  }
}

/** Squirrel drops the query string here, and with it the signature of a signed URL; it reads one back all the same. */
function formatUrl(baseUrl: string, fileName: string, query = ''): string {
  return (
    encodeURI(baseUrl + fileName)
      .replaceAll('#', '%23')
      .replaceAll('?', '%3F') + query
  );
}

function invalidLine(found: string, details: ErrorDetails): DeltaError {
  return new DeltaError('RELEASES_LINE_INVALID', 'line is not a SHA-1, a file name and a size', {
    ...details,
    found: found.slice(0, 200),
  });
}

function invalidName(found: string, details: ErrorDetails): DeltaError {
  return new DeltaError('RELEASES_NAME_INVALID', 'name is neither a plain file name nor an http or https URL of one', {
    ...details,
    found: found.slice(0, 200),
  });
}
