import type { Metadata, Targets } from '@tufjs/models';
import { ChannelError } from '../errors.ts';
import { type JsonObject, parseTargets } from '../trust/parse-metadata.ts';
import { type Signer, type SigningBase, type SigningChange } from '../trust/plan-signing.ts';
import { readDelegated } from '../trust/read-delegated.ts';
import { type SignedBytes, signMetadata } from '../trust/sign-metadata.ts';
import { expiry, isHalfSpent } from '../trust/trust-lifetimes.ts';
import { metadataName } from '../trust/trust-names.ts';
import { canSign, type Delegation, signedHead, targetsPlan } from '../trust/trust-plan.ts';
import type { ChannelStore } from './channel-store.ts';
import { freeVersion } from './read-base.ts';

/**
 * A change of keys, and with it the roles of channels and indexes that it leaves with too few signatures: they say what they
 * said, signed with the keys of now and until the same day, so that no reader stands between the two (channel-trust §4.4).
 * Only while the old keys are at hand as well: what a lost key has signed is for a person to look at.
 */
export async function withRolesSignedAgain(
  signer: Signer & { readonly store: ChannelStore },
  base: SigningBase,
  change: SigningChange,
): Promise<SigningChange> {
  const targets = change.roles.find(({ role }) => role === 'targets');
  if (targets === undefined) return change;
  const before = targetsPlan(base.targets).delegations;
  const after = await parseTargets(targets.bytes, metadataName('targets', targets.version));
  const again = await Promise.all(
    targetsPlan(after).delegations.map(async (terms) => {
      const old = before.find(({ role }) => role === terms.role);
      if (old === undefined || !canSign(old, signer.keys) || !canSign(terms, signer.keys)) return undefined;
      const signed = await readSignedRole(signer, base, terms.role);
      if (signed === undefined || holds(signed, terms)) return undefined;
      return signAgain(signer, terms, signed, new Date(signed.signed.expires));
    }),
  );
  return withRoles(change, again);
}

/**
 * A change, and with it the roles of channels and indexes of whose life half is spent, as far as their keys are at hand: a
 * channel in which nothing happens for months can still be read.
 */
export async function withRolesRenewed(
  signer: Signer & { readonly store: ChannelStore },
  base: SigningBase,
  change: SigningChange,
): Promise<SigningChange> {
  const { keys, now, lifetimes } = signer;
  const again = await Promise.all(
    targetsPlan(base.targets).delegations.map(async (terms) => {
      const signed = canSign(terms, keys) ? await readSignedRole(signer, base, terms.role) : undefined;
      if (signed === undefined || !isHalfSpent(new Date(signed.signed.expires), now, lifetimes.channel))
        return undefined;
      return signAgain(signer, terms, signed, expiry(now, lifetimes.channel));
    }),
  );
  return withRoles(change, again);
}

function withRoles(change: SigningChange, more: readonly (SignedBytes | undefined)[]): SigningChange {
  return { ...change, roles: [...change.roles, ...more.filter((one) => one !== undefined)] };
}

/** What is signed for a role; `undefined` for what does not hold: nobody signs that again. */
export async function readSignedRole(
  { store, now }: Pick<Signer, 'now'> & { readonly store: ChannelStore },
  base: Pick<SigningBase, 'snapshot' | 'targets'>,
  role: string,
): Promise<Metadata<Targets> | undefined> {
  try {
    return await readDelegated(store.trust, base, role, { now, expired: 'accept' });
  } catch (error) {
    if (error instanceof ChannelError) return undefined;
    throw error;
  }
}

/** Whether enough of the keys of now have signed already. Those that are among the old ones were compared then. */
function holds({ signatures }: Metadata<Targets>, { keys, threshold }: Delegation): boolean {
  return keys.filter(({ id }) => Object.hasOwn(signatures, id)).length >= threshold;
}

/** What was signed for a role, signed again. */
async function signAgain(
  { store, keys }: Signer & { readonly store: ChannelStore },
  terms: Delegation,
  { signed }: Metadata<Targets>,
  until: Date,
): Promise<SignedBytes> {
  const version = await freeVersion(store.trust, terms.role, signed.version + 1);
  const targets: JsonObject = Object.fromEntries(
    Object.entries(signed.targets).map(([path, file]) => [path, { length: file.length, hashes: { ...file.hashes } }]),
  );
  const head = signedHead('targets', version, until);
  return signMetadata(terms.role, version, { ...head, targets }, { terms: [terms], keys });
}
