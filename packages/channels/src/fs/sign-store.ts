import { digestBytes } from '@nuspine/primitives';
import { channelFolder, type ChannelName, formatChannelName } from '../channel-name.ts';
import type { ChannelState } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import { MAX_ATTEMPTS } from '../limits.ts';
import { entryFileName } from '../log-entry.ts';
import { channelFiles } from '../projections/channel-files.ts';
import { planDelegation, planRenewal, planRevocation, planRotation, type RoleName } from '../trust/change-keys.ts';
import { SHOWN_DIGITS } from '../trust/named-key.ts';
import {
  planFirstTrust,
  planSigning,
  signChannelRole,
  type Signer,
  type SigningBase,
  type SigningChange,
} from '../trust/plan-signing.ts';
import { readSignedChannel } from '../trust/signed-channel.ts';
import type { TrustPublicKey } from '../trust/trust-key.ts';
import { channelRole, metadataName } from '../trust/trust-names.ts';
import { type RoleKeys, type RootPlan, targetsPlan } from '../trust/trust-plan.ts';
import { type TrustReport, trustReport } from '../trust/trust-report.ts';
import type { ChannelStore } from './channel-store.ts';
import { outdatedCopies } from './outdated-copies.ts';
import { freeVersion, readBase } from './read-base.ts';
import { readChannel } from './read-channel.ts';
import { readSignedRole, withRolesRenewed, withRolesSignedAgain } from './sign-again.ts';
import { signIndex } from './sign-index.ts';

/** Which store is signed, by whom and when. */
export interface SigningContext extends Signer {
  readonly store: ChannelStore;
  /** The root that the signer trusts; the first one of the store by default. */
  readonly root?: Uint8Array;
  /** Called when everything is signed and nothing is published yet: keys that were made for it are kept then. Maybe several times. */
  readonly beforePublishing?: () => Promise<void>;
}

/** Makes the first metadata of a store. Throws `TRUST_ROOT_EXISTS` where there is some, and `TRUST_KEY_MISSING`. */
export async function initTrust(context: SigningContext, plan: RootPlan): Promise<TrustReport> {
  const { store } = context;
  await store.refresh();
  if ((await store.trust.read(metadataName('root', 1))) !== undefined) throw rootExists(store);
  const writes = await planFirstTrust(plan, context);
  await context.beforePublishing?.();
  if (!(await store.trust.publish(writes, 'trust: first keys'))) throw rootExists(store);
  return trustReport(await currentBase(context), context.now);
}

function rootExists({ location }: ChannelStore): ChannelError {
  return new ChannelError('TRUST_ROOT_EXISTS', 'store has a root already', { path: location });
}

/** Which store is asked, from which root on, and when. */
export type TrustListing = Pick<SigningContext, 'store' | 'root' | 'now'>;

/** Who signs for what, and until when. Throws what `readBase` throws. */
export async function listTrust(listing: TrustListing): Promise<TrustReport> {
  const base = await currentBase(listing);
  const { delegations } = targetsPlan(base.targets);
  const signed = await Promise.all(delegations.map(({ role }) => readSignedRole(listing, base, role)));
  const expiries = delegations.map(({ role }, index) => [role, signed[index]?.signed.expires] as const);
  return trustReport(base, listing.now, new Map(expiries));
}

/** What a signer builds on, as the store is now. Throws what `readBase` throws. */
export async function currentBase({ store, root, now }: TrustListing): Promise<SigningBase> {
  await store.refresh();
  return readBase(store.trust, { now, ...(root === undefined ? {} : { root }) });
}

/** Gives a channel the keys that sign for it. Throws what `planDelegation` and `readBase` throw; so do the others here. */
export function delegateChannel(
  context: SigningContext,
  wish: RoleKeys & { readonly channel: ChannelName },
): Promise<TrustReport> {
  return publishTrust(context, `delegate ${formatChannelName(wish.channel)}`, async (base) =>
    withRolesSignedAgain(context, base, await planDelegation(base, wish, context)),
  );
}

/** Puts a key in the place of another. What a channel says goes on under its new keys while the old ones are at hand. */
export function rotateKey(
  context: SigningContext,
  wish: { readonly role: RoleName; readonly key: TrustPublicKey; readonly replaces?: string },
): Promise<TrustReport> {
  const role = typeof wish.role === 'string' ? wish.role : formatChannelName(wish.role);
  return publishTrust(context, `rotate a key of ${role}`, async (base) =>
    withRolesSignedAgain(context, base, await planRotation(base, wish, context)),
  );
}

/** Takes a key away wherever it signs: what it has signed alone is refused from then on, until somebody signs it again. */
export function revokeKey(context: SigningContext, id: string): Promise<TrustReport> {
  return publishTrust(context, `revoke ${id.slice(0, SHOWN_DIGITS)}`, (base) => planRevocation(base, id, context));
}

/** Signs the timestamp again, and whatever has spent half of its lifetime and whose keys are at hand: channels say what they said. */
export function refreshTrust(context: SigningContext): Promise<TrustReport> {
  return publishTrust(context, 'sign the timestamp again', async (base) =>
    withRolesRenewed(context, base, await planRenewal(base, context)),
  );
}

/**
 * Signs a channel as it is now: the files that its log leads to are written first, if a stopped run left others. A log
 * that does not go on from the one that was signed before is refused. Throws `TRUST_ROLE_UNKNOWN` for a channel without
 * keys, `CHANNEL_LOG_FORKED`, `CHANNEL_LOG_ROLLED_BACK`, `CHANNEL_UNKNOWN`, and what the others throw.
 */
export function signChannel(context: SigningContext, name: ChannelName): Promise<TrustReport> {
  return publishTrust(context, `sign ${formatChannelName(name)}`, async (base) => {
    const { store } = context;
    const { state } = await readChannel(store, name);
    const version = await followSigned(context, base, name, state);
    const role = channelRole(name);
    const terms = targetsPlan(base.targets).delegations.find((one) => one.role === role);
    if (terms === undefined) {
      const message = `no key signs for ${formatChannelName(name)}: nuspine channel keys delegate names one`;
      throw new ChannelError('TRUST_ROLE_UNKNOWN', message, { path: role });
    }
    await store.writeFiles(name, channelFiles(state));
    const files = await signedFiles(store, name, state);
    const index = await signIndex(context, base, name, state);
    const signed = await signChannelRole(role, version, files, { terms, signer: context });
    return { roles: [signed, ...index.roles], files: new Map([...files, ...index.files]) };
  });
}

/** What becomes of a signature when its role is given other keys. */
const REPLACED: readonly string[] = ['TRUST_KEY_UNKNOWN', 'TRUST_THRESHOLD_NOT_MET'];

/** The version that the role gets. What was signed before must be in the log. */
async function followSigned(
  { store, now }: SigningContext,
  base: SigningBase,
  name: ChannelName,
  state: ChannelState,
): Promise<number> {
  const role = channelRole(name);
  const meta = base.snapshot.signed.meta[`${role}.json`];
  if (meta === undefined) return freeVersion(store.trust, role, 1);
  const before = await readSignedChannel(store.trust, base, name, { now, expired: 'accept' }).catch(
    (error: unknown) => {
      // What other keys have signed does not count any more: those of today sign from here on.
      const isReplaced = error instanceof ChannelError && REPLACED.includes(error.code);
      if (isReplaced) return undefined;
      throw error;
    },
  );
  if (before !== undefined) await requireEntry(store, name, before, state);
  return freeVersion(store.trust, role, meta.version + 1);
}

async function requireEntry(
  store: ChannelStore,
  name: ChannelName,
  { sequence, head }: { readonly sequence: number; readonly head: string },
  state: ChannelState,
): Promise<void> {
  const path = `${channelFolder(name)}/log/${entryFileName(sequence)}`;
  if (state.sequence < sequence) {
    throw new ChannelError('CHANNEL_LOG_ROLLED_BACK', 'log ends before the entry that was signed', { path });
  }
  const bytes = await store.entry(name, sequence);
  if (bytes !== undefined && digestBytes(bytes) === head) return;
  throw new ChannelError('CHANNEL_LOG_FORKED', 'entry is another than the one that was signed', { path, wanted: head });
}

async function signedFiles(
  store: ChannelStore,
  name: ChannelName,
  state: ChannelState,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const folder = channelFolder(name);
  const last = entryFileName(state.sequence);
  const bytes = (await store.entry(name, state.sequence)) ?? new Uint8Array();
  return new Map([
    [`${folder}/log/${last}`, bytes],
    ...[...channelFiles(state)].map(([fileName, file]) => [`${folder}/${fileName}`, file] as const),
  ]);
}

/**
 * Publishes a change that is planned on what is there. Tries again when another signer was faster, and once more where a slower one has left an older timestamp.
 * Throws `CHANNEL_STORE_BUSY`, and what the plan and `readBase` throw.
 */
export async function publishTrust(
  context: SigningContext,
  message: string,
  plan: (base: SigningBase) => Promise<SigningChange>,
): Promise<TrustReport> {
  const { store, now } = context;
  let current = plan;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const base = await currentBase(context);
    const change = await current(base);
    const writes = [...(await planSigning(base, change, context)), ...(await outdatedCopies(store.trust, change))];
    await context.beforePublishing?.();
    if (!(await store.trust.publish(writes, `trust: ${message}`))) continue;
    if ((await freeVersion(store.trust, 'snapshot', base.nextSnapshot)) === base.nextSnapshot + 1) {
      return trustReport(await currentBase(context), now);
    }
    current = () => Promise.resolve({ roles: [] });
  }
  throw new ChannelError('CHANNEL_STORE_BUSY', 'others always sign first', { path: store.location, max: MAX_ATTEMPTS });
}
