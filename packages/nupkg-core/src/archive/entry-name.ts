import { CodedError, parseRelativePath, type RelativePath } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { ExtraField } from './extra-fields.ts';
import { decodePercent } from './percent-encoding.ts';

/** Info-ZIP's extra field that gives an entry a second name (APPNOTE 4.6.9). */
const UNICODE_PATH_ID = 0x7075;
/** Nearly all names: what is the same character in ASCII and UTF-8. */
const PLAIN = /^[ -~]*$/;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

// `dotnet pack` itself writes `content//LICENSE` for a file without extension; file systems see one slash.
const INNER_SLASHES = /(?<=[^/])\/+/g;

/** The name of a record: a safe path, and whether it stands for a folder. */
export interface EntryName {
  readonly path: RelativePath;
  readonly kind: 'file' | 'folder';
}

/**
 * Reads a name, given as a character for each byte, as NuGet on .NET does: UTF-8 whatever the flag says, then percent-decoding. Stricter than NuGet in what
 * it accepts: see `parseRelativePath`. Throws `NUPKG_ENTRY_NAME_UNSAFE`.
 */
export function parseEntryName(raw: string, fields: readonly ExtraField[]): EntryName {
  const text = decodeName(raw);
  requireOneName(raw, fields, text);
  const decoded = decodePercent(text);
  const name = parseDecodedName(decoded);
  if (!decoded.includes('%')) return name;
  // PackageArchiveReader.ValidatePackageEntries decodes what is decoded already, and so may others.
  const again = decodePercent(decoded);
  if (again !== decoded) parseDecodedName(again);
  return name;
}

function parseDecodedName(decoded: string): EntryName {
  const name = decoded.includes('//') ? decoded.replace(INNER_SLASHES, '/') : decoded;
  const isFolder = name.endsWith('/');
  return { path: parseEntryPath(isFolder ? name.slice(0, -1) : name), kind: isFolder ? 'folder' : 'file' };
}

/** A path that an archive may hold. Throws `NUPKG_ENTRY_NAME_UNSAFE`. */
export function parseEntryPath(text: string): RelativePath {
  try {
    return parseRelativePath(text);
  } catch (cause) {
    if (!(cause instanceof CodedError)) throw cause;
    throw new NupkgError('NUPKG_ENTRY_NAME_UNSAFE', `entry has an unsafe name: ${cause.message}`, {
      path: text,
      cause,
    });
  }
}

function decodeName(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  try {
    return UTF8.decode(Buffer.from(raw, 'latin1'));
  } catch (cause) {
    throw new NupkgError('NUPKG_ENTRY_NAME_UNSAFE', 'entry has a name that is not UTF-8', { path: raw, cause });
  }
}

/**
 * A second name would unpack the entry elsewhere in another reader. Bytes 0 to 4 are its version and a CRC.
 * Throws `NUPKG_ENTRY_NAME_UNSAFE`.
 */
export function requireOneName(raw: string, fields: readonly ExtraField[], text: string): void {
  for (const { id, data } of fields) {
    if (id !== UNICODE_PATH_ID || data.toString('latin1', 5) === raw) continue;
    throw new NupkgError('NUPKG_ENTRY_NAME_UNSAFE', 'entry has two names', { path: text });
  }
}
