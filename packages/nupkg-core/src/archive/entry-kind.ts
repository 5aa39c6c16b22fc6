import { NupkgError } from '../errors.ts';
import type { EntryName } from './entry-name.ts';

// The type bits of a Unix mode, which stands in the upper half of the external attributes (stat(2), S_IFMT).
const TYPE_MASK = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
// Windows attributes in the lower half: a device, or a reparse point (link).
const WINDOWS_SPECIAL = 0x0040 | 0x0400;

/**
 * Refuses links, devices, pipes and sockets, whichever system the archive says it comes from: some readers make them
 * without asking. Throws `NUPKG_ENTRY_SPECIAL`.
 */
export function requirePlainFile({ path, kind }: EntryName, attributes: number): void {
  const type = (attributes >>> 16) & TYPE_MASK;
  const wanted = kind === 'file' ? REGULAR : FOLDER;
  if ((type === 0 || type === wanted) && (attributes & WINDOWS_SPECIAL) === 0) return;
  throw new NupkgError('NUPKG_ENTRY_SPECIAL', `entry is not a plain ${kind}`, { path, found: attributes });
}
