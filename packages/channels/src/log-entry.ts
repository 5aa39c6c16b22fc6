import { type Digest, digestBytes } from '@nuspine/primitives';
import { formatCanonicalJson } from './canonical-json.ts';
import { checkLogEntry } from './channel-schemas.ts';
import { type DocumentFault, parseJson } from '@nuspine/primitives/json';
import { ChannelError } from './errors.ts';
import { CHANNEL_LIMITS } from './limits.ts';
import type { Operation } from './operation.ts';

/** One entry of the log of a channel: operations that happen together or not at all (channel-log §3). */
export interface LogEntry {
  readonly formatVersion: 1;
  /** The channel whose log this is, so that no entry of another one fits. */
  readonly channel: string;
  /** From 1, without gaps. */
  readonly sequence: number;
  /** SHA-256 of the bytes of the entry before, or `NO_ENTRY`. */
  readonly previous: Digest;
  /** When, in UTC; never before the entry before. */
  readonly date: string;
  /** Who, as they call themselves. */
  readonly by: string;
  readonly operations: readonly Operation[];
}

/** Stands for the entry before the first. */
export const NO_ENTRY: Digest = `sha256:${'0'.repeat(64)}`;

/** The bytes of an entry: canonical JSON and a line feed. Throws `CHANNEL_ENTRY_INVALID` or `CHANNEL_LIMIT_EXCEEDED`. */
export function formatLogEntry(entry: LogEntry): Uint8Array {
  checkLogEntry(entry, (faults) => refuse(entryFileName(entry.sequence), faults));
  const bytes = Buffer.from(`${formatCanonicalJson(entry)}\n`, 'utf8');
  requireEntrySize(bytes, entryFileName(entry.sequence));
  return bytes;
}

/**
 * Reads an entry. Throws `CHANNEL_ENTRY_INVALID` with every fault and its JSON pointer, `CHANNEL_NOT_CANONICAL` when
 * the bytes are not the ones that `formatLogEntry` gives, or `CHANNEL_LIMIT_EXCEEDED`.
 */
export function parseLogEntry(bytes: Uint8Array, path: string): LogEntry {
  requireEntrySize(bytes, path);
  const value = parseJson(bytes, (faults, cause) => refuse(path, faults, cause));
  const entry = checkLogEntry(value, (faults) => refuse(path, faults));
  // Two spellings of one entry would have two digests.
  if (Buffer.compare(Buffer.from(`${formatCanonicalJson(entry)}\n`, 'utf8'), bytes) === 0) return entry;
  throw new ChannelError('CHANNEL_NOT_CANONICAL', 'entry is not in canonical form', { path });
}

/** What the next entry has in `previous`. */
export function entryDigest(bytes: Uint8Array): Digest {
  return digestBytes(bytes);
}

/** Name of an entry in the `log` folder: eight digits, so that a listing by name is in order. */
export function entryFileName(sequence: number): string {
  return `${String(sequence).padStart(8, '0')}.json`;
}

/** The number of an entry by its file name, or `undefined` for any other file. */
export function sequenceOf(fileName: string): number | undefined {
  const [, digits] = /^(\d{8})\.json$/.exec(fileName) ?? [];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

function requireEntrySize(bytes: Uint8Array, path: string): void {
  const max = CHANNEL_LIMITS.entryBytes;
  if (bytes.length <= max) return;
  throw new ChannelError('CHANNEL_LIMIT_EXCEEDED', 'entry is too large', { path, found: bytes.length, max });
}

function refuse(path: string, found: readonly DocumentFault[], cause?: unknown): never {
  throw new ChannelError('CHANNEL_ENTRY_INVALID', 'entry does not follow its schema', { path, found, cause });
}
