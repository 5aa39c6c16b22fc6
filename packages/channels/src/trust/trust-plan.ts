import type { Key, Metadata, Root, Targets } from '@tufjs/models';
import { formatInstant } from '../instant.ts';
import { type TrustPublicKey, trustPublicKey } from './trust-key.ts';
import type { JsonObject } from './parse-metadata.ts';

/** The version of the specification of TUF that the metadata follows. */
export const TUF_VERSION = '1.0.31';

export const TOP_ROLES = ['root', 'targets', 'snapshot', 'timestamp'] as const;

/** The roles that the root names keys for; every channel has a role of its own besides. */
export type TopRole = (typeof TOP_ROLES)[number];

/** Which keys sign for a role, and how many of them must. */
export interface RoleKeys {
  readonly keys: readonly TrustPublicKey[];
  readonly threshold: number;
}

/** What a root says. */
export interface RootPlan {
  readonly version: number;
  readonly expires: Date;
  readonly roles: Readonly<Record<TopRole, RoleKeys>>;
}

/** The role of a channel, and the files that it may speak of. */
export interface Delegation extends RoleKeys {
  readonly role: string;
  readonly paths: readonly string[];
}

/** What the targets say: nothing of their own, only who speaks for which channel. */
export interface TargetsPlan {
  readonly version: number;
  readonly expires: Date;
  readonly delegations: readonly Delegation[];
}

/** The signed part of a root. */
export function rootJson({ version, expires, roles }: RootPlan): JsonObject {
  const all = TOP_ROLES.map((role) => [role, roles[role]] as const);
  return {
    ...signedHead('root', version, expires),
    keys: keysJson(all.flatMap(([, { keys }]) => keys)),
    roles: Object.fromEntries(all.map(([role, keys]) => [role, roleJson(keys)])),
    consistent_snapshot: true,
  };
}

/** The signed part of the targets. */
export function targetsJson({ version, expires, delegations }: TargetsPlan): JsonObject {
  const roles = delegations.map((one) => ({
    name: one.role,
    ...roleJson(one),
    terminating: true,
    paths: [...one.paths],
  }));
  const keys = keysJson(delegations.flatMap((one) => one.keys));
  return { ...signedHead('targets', version, expires), targets: {}, delegations: { keys, roles } };
}

/** What a root that was read says. */
export function rootPlan({ signed }: Metadata<Root>): RootPlan {
  const role = (name: TopRole): RoleKeys => {
    const { keyIDs = [], threshold = 1 } = signed.roles[name] ?? {};
    return { keys: keysOf(signed.keys, keyIDs), threshold };
  };
  const roles = { root: role('root'), targets: role('targets'), snapshot: role('snapshot') };
  return {
    version: signed.version,
    expires: new Date(signed.expires),
    roles: { ...roles, timestamp: role('timestamp') },
  };
}

/** What targets that were read say. */
export function targetsPlan({ signed }: Metadata<Targets>): TargetsPlan {
  const { keys = {}, roles = {} } = signed.delegations ?? {};
  const delegations = Object.values(roles).map(({ name, keyIDs, threshold, paths = [] }) => ({
    role: name,
    keys: keysOf(keys, keyIDs),
    threshold,
    paths,
  }));
  return { version: signed.version, expires: new Date(signed.expires), delegations };
}

/** Whether the keys at hand are enough to sign for a role. */
export function canSign({ keys, threshold }: RoleKeys, atHand: readonly TrustPublicKey[]): boolean {
  const ids = new Set(atHand.map(({ id }) => id));
  return keys.filter(({ id }) => ids.has(id)).length >= threshold;
}

/**
 * Whose keys sign while a root changes: those before it and its own, so that readers of either know them. Where the old
 * keys of a changed role are gone, only its own.
 */
export function transitionTerms(
  before: RootPlan['roles'],
  after: RootPlan['roles'],
  atHand: readonly TrustPublicKey[],
): readonly RootPlan['roles'][] {
  const changed = (['targets', 'snapshot', 'timestamp'] as const).filter(
    (role) => idsOf(before[role]) !== idsOf(after[role]),
  );
  return changed.every((role) => canSign(before[role], atHand)) ? [before, after] : [after];
}

/** The ids of the keys of a role, as one text. */
export function idsOf({ keys }: RoleKeys): string {
  return keys
    .map(({ id }) => id)
    .toSorted()
    .join();
}

/** What every signed part begins with. */
export function signedHead(type: string, version: number, expires: Date): JsonObject {
  return { _type: type, spec_version: TUF_VERSION, version, expires: formatInstant(expires) };
}

function keysJson(keys: readonly TrustPublicKey[]): JsonObject {
  return Object.fromEntries(
    keys.map(({ id, publicKey }) => [id, { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: publicKey } }]),
  );
}

function roleJson({ keys, threshold }: RoleKeys): JsonObject {
  return { keyids: keys.map(({ id }) => id), threshold };
}

function keysOf(keys: Readonly<Record<string, Key>>, ids: readonly string[]): readonly TrustPublicKey[] {
  return ids.flatMap((id) => {
    const value = keys[id]?.keyVal['public'];
    return value === undefined ? [] : [{ ...trustPublicKey(value), id }];
  });
}
