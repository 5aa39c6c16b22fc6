import type { Metadata, Root, Snapshot } from '@tufjs/models';
import { CodedError } from '@nuspine/primitives';
import { ChannelError } from '../errors.ts';
import { parseRoot, parseSnapshot } from '../trust/parse-metadata.ts';
import type { SigningBase } from '../trust/plan-signing.ts';
import {
  missingMetadata,
  readTargets,
  readTrust,
  type TrustedRepository,
  type TrustReader,
} from '../trust/read-trust.ts';
import { requireSignatures } from '../trust/require-signatures.ts';
import { metadataName } from '../trust/trust-names.ts';

/**
 * What a signer builds on: the newest snapshot that holds, also one whose writer was stopped before the timestamp; what
 * has expired is signed anew. The root is the first of the store unless another is trusted. Throws
 * `TRUST_METADATA_MISSING` for a store without metadata, and what `readTrust` throws.
 */
export async function readBase(
  files: TrustReader,
  { root: trusted, now }: { readonly root?: Uint8Array; readonly now: Date },
): Promise<SigningBase> {
  const anchor = trusted ?? (await files.read(metadataName('root', 1)));
  if (anchor === undefined) {
    const message = 'store has no keys yet: nuspine channel keys init makes them';
    throw missingMetadata(files, metadataName('root', 1), message);
  }
  const { root, snapshot: stated } = await readSigned(files, anchor, now);
  const { snapshot, next } = await newestSnapshot(files, root, stated);
  const targets = await readTargets(files, root, snapshot, { now, expired: 'accept' });
  return {
    root,
    targets,
    snapshot,
    nextSnapshot: next,
    nextTargets: await freeVersion(files, 'targets', targets.signed.version + 1),
  };
}

/** The first version from this one that no file has. */
export async function freeVersion(files: TrustReader, role: string, from: number): Promise<number> {
  let version = from;
  while ((await files.read(metadataName(role, version))) !== undefined) version += 1;
  return version;
}

/** A run that was stopped right after a new root left a timestamp that only the root before knows. */
async function readSigned(files: TrustReader, anchor: Uint8Array, now: Date): Promise<TrustedRepository> {
  const question = { root: anchor, now, expired: 'accept' } as const;
  try {
    return await readTrust(files, question);
  } catch (error) {
    const newest = await newestRootName(files);
    const bytes = await files.read(newest);
    if (!(error instanceof CodedError) || newest === metadataName('root', 1) || bytes === undefined) throw error;
    const hidden = {
      ...files,
      read: (name: string) => (name === newest ? Promise.resolve(undefined) : files.read(name)),
    };
    const before = await readTrust(hidden, question);
    const root = await parseRoot(bytes, newest);
    requireSignatures(before.root, 'root', root, newest);
    requireSignatures(root, 'root', root, newest);
    return { ...before, root };
  }
}

async function newestRootName(files: TrustReader): Promise<string> {
  return metadataName('root', (await freeVersion(files, 'root', 1)) - 1);
}

async function newestSnapshot(
  files: TrustReader,
  root: Metadata<Root>,
  stated: Metadata<Snapshot>,
): Promise<{ readonly snapshot: Metadata<Snapshot>; readonly next: number }> {
  let snapshot = stated;
  for (let version = stated.signed.version + 1; ; version += 1) {
    const path = metadataName('snapshot', version);
    const bytes = await files.read(path);
    if (bytes === undefined) return { snapshot, next: version };
    snapshot = (await sound(bytes, path, root)) ?? snapshot;
  }
}

/** What does not hold is nobody's: its number is passed over. */
async function sound(bytes: Uint8Array, path: string, root: Metadata<Root>): Promise<Metadata<Snapshot> | undefined> {
  try {
    const snapshot = await parseSnapshot(bytes, path);
    requireSignatures(root, 'snapshot', snapshot, path);
    return snapshot;
  } catch (error) {
    if (error instanceof ChannelError) return undefined;
    throw error;
  }
}
