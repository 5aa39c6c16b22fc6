import { compareOrdinal } from '@nuspine/primitives';
import { type ChannelName, formatChannelName, parseChannelName } from '../channel-name.ts';
import { ChannelError } from '../errors.ts';
import type { Signer, SigningBase, SigningChange } from './plan-signing.ts';
import { withIndexRoles } from './index-role.ts';
import { type SignedBytes, signMetadata } from './sign-metadata.ts';
import { requireNamedKey } from './named-key.ts';
import type { TrustPublicKey } from './trust-key.ts';
import { expiry, isHalfSpent } from './trust-lifetimes.ts';
import { channelPatterns, channelRole } from './trust-names.ts';
import {
  canSign,
  type Delegation,
  idsOf,
  type RoleKeys,
  rootJson,
  rootPlan,
  type RootPlan,
  targetsJson,
  targetsPlan,
  TOP_ROLES,
  type TopRole,
  transitionTerms,
} from './trust-plan.ts';

/** A role of the root, or a channel. */
export type RoleName = TopRole | ChannelName;

/** Reads the name of a role: one of the root's, or a channel. Throws `CHANNEL_NAME_INVALID`. */
export function parseRoleName(text: string): RoleName {
  return TOP_ROLES.find((role) => role === text) ?? parseChannelName(text);
}

/**
 * Gives the role of a channel its keys, which begins it or replaces the ones it had. Throws `TRUST_KEY_MISSING` without
 * the keys of the targets, `TRUST_THRESHOLD_UNREACHABLE` for a threshold above the number of keys; so do the others here.
 */
export function planDelegation(
  base: SigningBase,
  { channel, keys, threshold }: RoleKeys & { readonly channel: ChannelName },
  signer: Signer,
): Promise<SigningChange> {
  const role = channelRole(channel);
  const others = targetsPlan(base.targets).delegations.filter((one) => one.role !== role);
  const mine = { role, paths: channelPatterns(channel), keys, threshold };
  const delegations = [...others, mine].toSorted((a, b) => compareOrdinal(a.role, b.role));
  return planTrustChange(base, { delegations }, signer);
}

/**
 * Puts a key in the place of another, which the beginning of its id names, or beside the others when it replaces none. Throws
 * `TRUST_ROLE_UNKNOWN` for a channel without a role, and for a key that the role does not have, and `TRUST_KEY_AMBIGUOUS`.
 */
export function planRotation(
  base: SigningBase,
  { role, key, replaces }: { readonly role: RoleName; readonly key: TrustPublicKey; readonly replaces?: string },
  signer: Signer,
): Promise<SigningChange> {
  const rotate = <T extends RoleKeys>(name: string, terms: T): T => {
    const { keys } = terms;
    const old = replaces === undefined ? undefined : requireNamedKey(name, replaces, keys);
    return { ...terms, keys: [...keys.filter(({ id }) => id !== old?.id && id !== key.id), key] };
  };
  if (typeof role === 'string') {
    const terms = rotate(role, rootPlan(base.root).roles[role]);
    return planTrustChange(base, { roles: Object.fromEntries([[role, terms]]) }, signer);
  }
  const name = channelRole(role);
  const { delegations } = targetsPlan(base.targets);
  if (!delegations.some((one) => one.role === name)) {
    const path = formatChannelName(role);
    throw new ChannelError('TRUST_ROLE_UNKNOWN', `${path} does not have ${name}`, { path, found: name });
  }
  const changed = delegations.map((one) => (one.role === name ? rotate(name, one) : one));
  return planTrustChange(base, { delegations: changed }, signer);
}

/**
 * Takes a key away from every role that has it; the beginning of its id names it. Throws `TRUST_ROLE_UNKNOWN` when none has it,
 * and `TRUST_KEY_AMBIGUOUS`.
 */
export function planRevocation(base: SigningBase, name: string, signer: Signer): Promise<SigningChange> {
  const { roles } = rootPlan(base.root);
  const { delegations } = targetsPlan(base.targets);
  const all = [...TOP_ROLES.map((role) => roles[role]), ...delegations];
  const { id } = requireNamedKey(
    'any role',
    name,
    all.flatMap(({ keys }) => keys),
  );
  const has = ({ keys }: RoleKeys): boolean => keys.some((key) => key.id === id);
  const without = <T extends RoleKeys>(terms: T): T => ({ ...terms, keys: terms.keys.filter((key) => key.id !== id) });
  const hit = TOP_ROLES.filter((role) => has(roles[role]));
  const isDelegated = delegations.some(has);
  return planTrustChange(
    base,
    {
      ...(hit.length === 0 ? {} : { roles: Object.fromEntries(hit.map((role) => [role, without(roles[role])])) }),
      ...(isDelegated ? { delegations: delegations.map(without) } : {}),
    },
    signer,
  );
}

/** Signs root and targets again when half of their lifetime is spent and their keys are at hand. */
export async function planRenewal(base: SigningBase, signer: Signer): Promise<SigningChange> {
  const { keys, now, lifetimes } = signer;
  const root = rootPlan(base.root);
  const targets = targetsPlan(base.targets);
  const isRootOld = isHalfSpent(root.expires, now, lifetimes.root) && canSign(root.roles.root, keys);
  const isTargetsOld = isHalfSpent(targets.expires, now, lifetimes.targets) && canSign(root.roles.targets, keys);
  return planTrustChange(
    base,
    { ...(isRootOld ? { roles: {} } : {}), ...(isTargetsOld ? { delegations: targets.delegations } : {}) },
    signer,
  );
}

/** Signs what a change of keys touches: a new root for roles of the root, new targets for those of channels. */
async function planTrustChange(
  base: SigningBase,
  change: { readonly roles?: Partial<RootPlan['roles']>; readonly delegations?: readonly Delegation[] },
  { keys, now, lifetimes }: Signer,
): Promise<SigningChange> {
  const { version, roles: before } = rootPlan(base.root);
  const after = { ...before, ...change.roles };
  const delegations = withIndexRoles(change.delegations ?? targetsPlan(base.targets).delegations);
  for (const role of TOP_ROLES) requireReachable(role, after[role]);
  for (const one of delegations) requireReachable(one.role, one);
  const root = rootJson({ version: version + 1, expires: expiry(now, lifetimes.root), roles: after });
  const isTargets = change.delegations !== undefined || change.roles?.targets !== undefined;
  return {
    ...(change.roles === undefined
      ? {}
      : { root: await signMetadata('root', version + 1, root, { terms: [before.root, after.root], keys }) }),
    roles: isTargets ? [await signTargets(base, { after, delegations }, { keys, now, lifetimes })] : [],
  };
}

/** The targets signed anew when other keys sign for them after a root that has these roles; nothing otherwise. */
export async function signTargetsFor(
  base: SigningBase,
  after: RootPlan['roles'],
  signer: Signer,
): Promise<SigningChange['roles']> {
  const before = rootPlan(base.root).roles.targets;
  if (idsOf(before) === idsOf(after.targets) && before.threshold === after.targets.threshold) return [];
  return [await signTargets(base, { after, delegations: targetsPlan(base.targets).delegations }, signer)];
}

function signTargets(
  { root, nextTargets: version }: SigningBase,
  { after, delegations }: { readonly after: RootPlan['roles']; readonly delegations: readonly Delegation[] },
  { keys, now, lifetimes }: Signer,
): Promise<SignedBytes> {
  const targets = targetsJson({ version, expires: expiry(now, lifetimes.targets), delegations });
  const terms = transitionTerms(rootPlan(root).roles, after, keys).map((roles) => roles.targets);
  return signMetadata('targets', version, targets, { terms, keys });
}

/** Requires that a role has as many keys as must sign for it. Throws `TRUST_THRESHOLD_UNREACHABLE`. */
export function requireReachable(role: string, { keys, threshold }: RoleKeys): void {
  if (threshold >= 1 && keys.length >= threshold) return;
  const message = `${role} would need ${String(threshold)} keys and have ${String(keys.length)}`;
  throw new ChannelError('TRUST_THRESHOLD_UNREACHABLE', message, { path: role, wanted: threshold, found: keys.length });
}
