import type { MetaFile, Metadata, Root, Snapshot, Targets, Timestamp } from '@tufjs/models';
import { digestBytes } from '@nuspine/primitives';
import { ChannelError } from '../errors.ts';
import { type AnyMetadata, parseRoot, parseSnapshot, parseTargets, parseTimestamp } from './parse-metadata.ts';
import { requireSignatures, roleTerms } from './require-signatures.ts';
import { metadataName, TIMESTAMP_NAME, TRUST_FOLDER } from './trust-names.ts';
import { newTrustState, type TrustState } from './trust-state.ts';

/** The files of the trust folder, by name. */
export interface TrustReader {
  /** The store, as people write it, for errors. */
  readonly location?: string;
  read(name: string): Promise<Uint8Array | undefined>;
}

/** What a reader brings along. */
export interface TrustQuestion {
  /** The root that the reader trusts: the file that was handed over. */
  readonly root: Uint8Array;
  readonly state?: TrustState;
  readonly now: Date;
  /** Who signs anew reads what has expired; nobody else does. */
  readonly expired?: 'refuse' | 'accept';
}

/** Signed metadata that holds, as of one moment. */
export interface TrustedRepository {
  readonly root: Metadata<Root>;
  readonly timestamp: Metadata<Timestamp>;
  readonly snapshot: Metadata<Snapshot>;
  readonly targets: Metadata<Targets>;
  readonly state: TrustState;
}

/** New roots are followed this far in one reading. */
const MAX_ROTATIONS = 256;

/**
 * Reads metadata as a client of TUF does (specification §5.3 to §5.6): roots one after the other, timestamp, snapshot,
 * targets. Throws `TRUST_METADATA_MISSING`, `TRUST_METADATA_INVALID`, `TRUST_METADATA_MISMATCH`, `TRUST_ROLLED_BACK`,
 * `TRUST_TIMESTAMP_EXPIRED`, `TRUST_METADATA_EXPIRED`, and what `requireSignatures` throws.
 */
export async function readTrust(files: TrustReader, question: TrustQuestion): Promise<TrustedRepository> {
  const { root, state } = await readRoots(files, question);
  const timestamp = await readTimestamp(files, root, state, question);
  const snapshot = await readSnapshot(files, root, { timestamp, state }, question);
  const targets = await readTargets(files, root, snapshot, question);
  const roles = Object.fromEntries(Object.entries(snapshot.signed.meta).map(([name, meta]) => [name, meta.version]));
  return { root, timestamp, snapshot, targets, state: { ...state, timestamp: timestamp.signed.version, roles } };
}

/** Requires that metadata is not too old for its reader. Throws `TRUST_METADATA_EXPIRED`. */
export function requireFresh(
  { signed }: AnyMetadata,
  { now, expired }: Pick<TrustQuestion, 'now' | 'expired'>,
  path: string,
): void {
  if (expired === 'accept' || !signed.isExpired(now)) return;
  const isTimestamp = path === TIMESTAMP_NAME;
  const code = isTimestamp ? 'TRUST_TIMESTAMP_EXPIRED' : 'TRUST_METADATA_EXPIRED';
  throw new ChannelError(code, `metadata is good until ${signed.expires}`, { path, found: signed.expires });
}

/** Reads metadata whose length, digest and version the snapshot states. */
export async function readStated<T extends AnyMetadata>(
  files: TrustReader,
  meta: MetaFile,
  role: string,
  parse: (bytes: Uint8Array, path: string) => Promise<T>,
): Promise<T> {
  const path = metadataName(role, meta.version);
  const bytes = await readWhole(files, path);
  try {
    meta.verify(Buffer.from(bytes));
  } catch (cause) {
    throw new ChannelError('TRUST_METADATA_MISMATCH', 'metadata is other than what is signed', { path, cause });
  }
  const metadata = await parse(bytes, path);
  if (metadata.signed.version === meta.version) return metadata;
  const found = metadata.signed.version;
  throw new ChannelError('TRUST_METADATA_MISMATCH', 'metadata has another version', {
    path,
    wanted: meta.version,
    found,
  });
}

async function readRoots(
  files: TrustReader,
  { root: anchor, state: given, now, expired }: TrustQuestion,
): Promise<{ readonly root: Metadata<Root>; readonly state: TrustState }> {
  const state = given?.anchor === digestBytes(anchor) ? given : newTrustState(anchor);
  const first = await parseRoot(Buffer.from(state.root, 'utf8'), 'root.json');
  requireSignatures(first, 'root', first, 'root.json');
  let [root, text] = [first, state.root];
  for (let count = 0; count < MAX_ROTATIONS; count += 1) {
    const path = metadataName('root', root.signed.version + 1);
    const bytes = await files.read(path);
    if (bytes === undefined) break;
    const next = await parseRoot(bytes, path);
    requireSignatures(root, 'root', next, path);
    requireSignatures(next, 'root', next, path);
    requireVersion(next, root.signed.version + 1, path);
    [root, text] = [next, Buffer.from(bytes).toString('utf8')];
  }
  requireFresh(root, { now, ...(expired === undefined ? {} : { expired }) }, metadataName('root', root.signed.version));
  // TUF §5.3.11: whoever had the old keys may have counted far ahead.
  const isReplaced = ['timestamp', 'snapshot'].some((role) => hasOtherKeys(first, root, role));
  return { root, state: { ...state, root: text, ...(isReplaced ? { timestamp: 0, roles: {} } : {}) } };
}

function hasOtherKeys(before: Metadata<Root>, after: Metadata<Root>, role: string): boolean {
  const [old, now] = [before, after].map((root) => roleTerms(root, role)?.keyIDs.toSorted().join());
  return old !== now;
}

async function readTimestamp(
  files: TrustReader,
  root: Metadata<Root>,
  state: TrustState,
  question: TrustQuestion,
): Promise<Metadata<Timestamp>> {
  const timestamp = await parseTimestamp(await readWhole(files, TIMESTAMP_NAME), TIMESTAMP_NAME);
  requireSignatures(root, 'timestamp', timestamp, TIMESTAMP_NAME);
  requireNotOlder(timestamp.signed.version, state.timestamp, TIMESTAMP_NAME);
  requireFresh(timestamp, question, TIMESTAMP_NAME);
  return timestamp;
}

async function readSnapshot(
  files: TrustReader,
  root: Metadata<Root>,
  { timestamp, state }: { readonly timestamp: Metadata<Timestamp>; readonly state: TrustState },
  question: TrustQuestion,
): Promise<Metadata<Snapshot>> {
  const snapshot = await readStated(files, timestamp.signed.snapshotMeta, 'snapshot', parseSnapshot);
  const path = metadataName('snapshot', snapshot.signed.version);
  requireSignatures(root, 'snapshot', snapshot, path);
  for (const [name, version] of Object.entries(state.roles)) {
    requireNotOlder(snapshot.signed.meta[name]?.version ?? 0, version, `${path}, ${name}`);
  }
  requireFresh(snapshot, question, path);
  return snapshot;
}

/**
 * The targets name who speaks for a channel: targets that are not signed as they must be are forged delegations. Throws
 * what `readTrust` throws of them.
 */
export async function readTargets(
  files: TrustReader,
  root: Metadata<Root>,
  { signed }: Metadata<Snapshot>,
  question: Pick<TrustQuestion, 'now' | 'expired'>,
): Promise<Metadata<Targets>> {
  const meta = signed.meta['targets.json'];
  if (meta === undefined) {
    throw missingMetadata(files, 'targets.json', 'snapshot does not name the targets');
  }
  const targets = await readStated(files, meta, 'targets', parseTargets);
  const path = metadataName('targets', meta.version);
  try {
    requireSignatures(root, 'targets', targets, path);
  } catch (cause) {
    throw new ChannelError('TRUST_DELEGATION_FORGED', 'delegations are not signed by the keys of the targets', {
      path,
      cause,
    });
  }
  requireFresh(targets, question, path);
  return targets;
}

async function readWhole(files: TrustReader, path: string): Promise<Uint8Array> {
  const bytes = await files.read(path);
  if (bytes !== undefined) return bytes;
  throw missingMetadata(files, path, 'signed metadata is not there');
}

/** Names the store too: of the file alone, nobody knows whose it is. */
export function missingMetadata({ location }: TrustReader, name: string, message: string): ChannelError {
  const place = location === undefined ? { path: name } : { path: location, wanted: `${TRUST_FOLDER}/${name}` };
  return new ChannelError('TRUST_METADATA_MISSING', message, place);
}

function requireVersion({ signed }: AnyMetadata, wanted: number, path: string): void {
  if (signed.version === wanted) return;
  throw new ChannelError('TRUST_METADATA_MISMATCH', 'metadata has another version than its name', {
    path,
    wanted,
    found: signed.version,
  });
}

function requireNotOlder(found: number, seen: number, path: string): void {
  if (found >= seen) return;
  throw new ChannelError('TRUST_ROLLED_BACK', `version ${String(seen)} was seen before`, { path, wanted: seen, found });
}
