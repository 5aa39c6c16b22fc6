import { PrimitivesError, type PrimitivesErrorCode } from './errors.ts';

declare const checked: unique symbol;

/**
 * A path that is safe to join to a folder on every operating system: relative, `/`-separated, without `.` or `..`,
 * and without names that Windows reserves or rewrites. Only `parseRelativePath` makes one.
 */
export type RelativePath = string & { readonly [checked]: true };

/** Longest path accepted, in UTF-16 code units: what Windows itself takes with long paths on. */
export const MAX_PATH_LENGTH = 32_767;
/** Longest single name accepted, in UTF-8 bytes: what common file systems take. */
export const MAX_NAME_BYTES = 255;

// Win32 device names, with or without an extension ("Naming Files, Paths, and Namespaces", Windows documentation).
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// Characters Windows refuses in names, C0 and C1 controls, and bidirectional overrides that disguise a name.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FORBIDDEN = /[<>:"|?*\\\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Checks a path from a package, patch or manifest. Stricter than NuGet on purpose: what would escape, collide or be
 * rewritten on any operating system is refused on all of them.
 * Throws `PATH_EMPTY`, `PATH_ABSOLUTE`, `PATH_TRAVERSAL`, `PATH_NAME_UNSAFE` or `PATH_TOO_LONG`.
 */
export function parseRelativePath(text: string): RelativePath {
  if (text.length <= MAX_NAME_BYTES && PLAIN.test(text) && !RESERVED_ANYWHERE.test(text) && isRelativePath(text)) {
    return text;
  }
  if (text === '') fail('PATH_EMPTY', 'path is empty', text);
  if (text.length > MAX_PATH_LENGTH) fail('PATH_TOO_LONG', 'path is too long', text.slice(0, 80));
  if (/^([/\\]|[a-z]:)/i.test(text)) fail('PATH_ABSOLUTE', 'path is absolute', text);
  for (const name of text.split(/[/\\]/)) {
    if (name === '..') fail('PATH_TRAVERSAL', 'path leaves its folder', text);
  }
  for (const name of text.split('/')) requireSafeName(name, text);
  if (!isRelativePath(text)) fail('PATH_NAME_UNSAFE', 'path is not safe', text);
  return text;
}

/** Nearly all paths: names of letters, digits and signs between single dots and slashes. */
const PLAIN = /^[\w+-]+(?:[./][\w+-]+)*$/;
const RESERVED_ANYWHERE = /(?:^|\/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|$)/i;

/** Without it, every form of Unicode normalization leaves a text as it is. */
const BEYOND_ASCII = /[^\0-\u007f]/;

/** Equal keys name the same file on some file system: case-insensitive ones, and those that normalize Unicode. */
export function pathCollisionKey(path: string): string {
  if (!BEYOND_ASCII.test(path)) return path.toLowerCase();
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

function requireSafeName(name: string, path: string): void {
  if (name === '' || name === '.') fail('PATH_NAME_UNSAFE', 'path has an empty or dot segment', path);
  if (FORBIDDEN.test(name)) fail('PATH_NAME_UNSAFE', 'path has a character that is not portable', path);
  if (/[. ]$/.test(name)) fail('PATH_NAME_UNSAFE', 'path has a name that ends in a dot or space', path);
  if (RESERVED.test(name)) fail('PATH_NAME_UNSAFE', 'path has a name that Windows reserves', path);
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) fail('PATH_TOO_LONG', 'path has a name that is too long', path);
  if (!name.isWellFormed()) fail('PATH_NAME_UNSAFE', 'path is not well-formed Unicode', path);
}

/** The brand carries no bytes; `parseRelativePath` has already checked everything it stands for. */
function isRelativePath(text: string): text is RelativePath {
  return text !== '';
}

function fail(code: PrimitivesErrorCode, message: string, path: string): never {
  throw new PrimitivesError(code, message, { path });
}
