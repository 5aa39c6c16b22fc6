import { createHash } from 'node:crypto';
import type { Metadata, Root, Snapshot, Targets } from '@tufjs/models';
import { type JsonObject, parseRoot } from './parse-metadata.ts';
import { type SignedBytes, signMetadata } from './sign-metadata.ts';
import type { TrustKey } from './trust-key.ts';
import { expiry, type TrustLifetimes } from './trust-lifetimes.ts';
import { metadataName, targetCopyName, TIMESTAMP_NAME } from './trust-names.ts';
import {
  rootJson,
  rootPlan,
  type RootPlan,
  type RoleKeys,
  signedHead,
  targetsJson,
  transitionTerms,
} from './trust-plan.ts';

/** Who signs, when, and for how long. */
export interface Signer {
  readonly keys: readonly TrustKey[];
  readonly now: Date;
  readonly lifetimes: TrustLifetimes;
}

/** One file of the trust folder that is to be written: a new one that nobody has made, one that is replaced, or removed. */
export interface TrustWrite {
  readonly name: string;
  readonly kind: 'create' | 'replace' | 'remove';
  readonly bytes: Uint8Array;
}

/** What is there, and what a signer builds on. */
export interface SigningBase {
  readonly root: Metadata<Root>;
  readonly targets: Metadata<Targets>;
  readonly snapshot: Metadata<Snapshot>;
  /** The next free number of a snapshot: one that was left by a stopped run is not used again. */
  readonly nextSnapshot: number;
  readonly nextTargets: number;
}

/** What is signed anew. */
export interface SigningChange {
  readonly root?: SignedBytes;
  /** The targets and the roles of channels. */
  readonly roles: readonly SignedBytes[];
  /** Files of channels, by their path in the store: copies are kept of what the new roles speak of. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}

/** Old snapshots and roles are kept for readers who are in the middle of reading. */
export const KEPT_VERSIONS = 16;

/**
 * Every write of a change, in the order in which a reader may meet them: files before the metadata that speaks of them,
 * the timestamp last (channel-trust §4). A root that takes keys away comes after it, so that no reader ever meets a
 * timestamp that their root does not know; only when the old keys are gone does it come first.
 */
export async function planSigning(
  base: SigningBase,
  change: SigningChange,
  signer: Signer,
): Promise<readonly TrustWrite[]> {
  const before = rootPlan(base.root).roles;
  const after = change.root === undefined ? before : (await planOf(change.root)).roles;
  const plans = transitionTerms(before, after, signer.keys);
  const isGraceful = plans.includes(before);
  const meta = { ...metaOf(base.snapshot), ...Object.fromEntries(change.roles.map(stated)) };
  const ends = await signEnds(base.nextSnapshot, meta, signer, plans);
  const root = change.root === undefined ? [] : [created(change.root)];
  return [
    ...copies(change.files ?? new Map()),
    ...(isGraceful ? [] : root),
    ...change.roles.map(created),
    ...ends.writes,
    ...(isGraceful ? root : []),
    ...[...change.roles, ends.snapshot].flatMap(outdated),
  ];
}

/** The first metadata of a store: nobody speaks for any channel yet. */
export async function planFirstTrust(plan: RootPlan, signer: Signer): Promise<readonly TrustWrite[]> {
  const { keys, now, lifetimes } = signer;
  const { root: rootKeys, targets: targetsKeys } = plan.roles;
  const root = await signMetadata('root', 1, rootJson(plan), { terms: [rootKeys], keys });
  const nobody = targetsJson({ version: 1, expires: expiry(now, lifetimes.targets), delegations: [] });
  const targets = await signMetadata('targets', 1, nobody, { terms: [targetsKeys], keys });
  const { writes } = await signEnds(1, Object.fromEntries([stated(targets)]), signer, [plan.roles]);
  return [created(root), created(targets), ...writes];
}

/** Snapshot and timestamp, which have one number. */
async function signEnds(
  version: number,
  meta: JsonObject,
  { keys, now, lifetimes }: Signer,
  plans: readonly RootPlan['roles'][],
): Promise<{ readonly snapshot: SignedBytes; readonly writes: readonly TrustWrite[] }> {
  const head = signedHead('snapshot', version, expiry(now, lifetimes.snapshot));
  const terms = plans.map((plan) => plan.snapshot);
  const snapshot = await signMetadata('snapshot', version, { ...head, meta }, { terms, keys });
  const last = {
    ...signedHead('timestamp', version, expiry(now, lifetimes.timestamp)),
    meta: Object.fromEntries([stated(snapshot)]),
  };
  const timestamp = await signMetadata('timestamp', version, last, {
    terms: plans.map((plan) => plan.timestamp),
    keys,
  });
  return { snapshot, writes: [created(snapshot), { name: TIMESTAMP_NAME, kind: 'replace', bytes: timestamp.bytes }] };
}

/** Signs the role of a channel: what its log ends with, and the files beside it. */
export function signChannelRole(
  role: string,
  version: number,
  files: ReadonlyMap<string, Uint8Array>,
  { terms, signer: { keys, now, lifetimes } }: { readonly terms: RoleKeys; readonly signer: Signer },
): Promise<SignedBytes> {
  const targets: JsonObject = Object.fromEntries(
    [...files].map(([path, bytes]) => [path, { length: bytes.length, hashes: { sha256: sha256(bytes) } }]),
  );
  const signed = { ...signedHead('targets', version, expiry(now, lifetimes.channel)), targets };
  return signMetadata(role, version, signed, { terms: [terms], keys });
}

async function planOf({ bytes, version }: SignedBytes): Promise<RootPlan> {
  return rootPlan(await parseRoot(bytes, metadataName('root', version)));
}

function metaOf({ signed }: Metadata<Snapshot>): JsonObject {
  return Object.fromEntries(Object.entries(signed.meta).map(([name, meta]) => [name, meta.toJSON()]));
}

function stated(one: SignedBytes): readonly [string, JsonObject] {
  return [`${one.role}.json`, describe(one)];
}

function describe({ version, bytes }: SignedBytes): JsonObject {
  return { version, length: bytes.length, hashes: { sha256: sha256(bytes) } };
}

function created({ role, version, bytes }: SignedBytes): TrustWrite {
  return { name: metadataName(role, version), kind: 'create', bytes };
}

/** Two signers may write one copy: it has the same bytes. */
function copies(files: ReadonlyMap<string, Uint8Array>): readonly TrustWrite[] {
  return [...files].map(([path, bytes]) => ({ name: targetCopyName(path, sha256(bytes)), kind: 'replace', bytes }));
}

function outdated({ role, version }: SignedBytes): readonly TrustWrite[] {
  const old = version - KEPT_VERSIONS;
  return old < 1 ? [] : [{ name: metadataName(role, old), kind: 'remove', bytes: new Uint8Array() }];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
