import type { Metadata, Root } from '@tufjs/models';
import { formatCanonicalJson } from '../canonical-json.ts';
import { ChannelError } from '../errors.ts';
import { formatInstant } from '../instant.ts';
import { requireReachable, signTargetsFor } from './change-keys.ts';
import { parseRoot } from './parse-metadata.ts';
import { requireNamedKey } from './named-key.ts';
import type { Signer, SigningBase, SigningChange } from './plan-signing.ts';
import { requireSignatures } from './require-signatures.ts';
import { addSignatures } from './sign-metadata.ts';
import type { TrustPublicKey } from './trust-key.ts';
import { expiry } from './trust-lifetimes.ts';
import { type RoleKeys, rootJson, rootPlan, type RootPlan, TOP_ROLES, type TopRole } from './trust-plan.ts';
import type { RootDraftReport, RootSigners } from './root-draft-report.ts';

/** How the keys of one role of the root are to change; without any change, the root gets a new date. */
export interface RootWish {
  readonly role: TopRole;
  readonly add: readonly TrustPublicKey[];
  /** Ids of keys, or their beginnings. */
  readonly remove: readonly string[];
  readonly threshold?: number;
}

/**
 * The next root, signed with the keys at hand, if there are any: the others are added by their holders, one after the other
 * (channel-trust §5.2). Throws `TRUST_ROLE_UNKNOWN` for a key that the role does not have,
 * `TRUST_KEY_AMBIGUOUS` and `TRUST_THRESHOLD_UNREACHABLE`.
 */
export async function draftRoot(
  base: SigningBase,
  { role, add, remove, threshold }: RootWish,
  { keys, now, lifetimes }: Signer,
): Promise<Uint8Array> {
  const { version, roles } = rootPlan(base.root);
  const before = roles[role];
  const removed = remove.map((name) => requireNamedKey(role, name, before.keys).id);
  const kept = [...before.keys, ...add].filter(({ id }) => !removed.includes(id));
  const distinct = [...new Map(kept.map((key) => [key.id, key])).values()];
  const after: RoleKeys = { keys: distinct, threshold: threshold ?? before.threshold };
  requireReachable(role, after);
  const plan: RootPlan = {
    version: version + 1,
    expires: expiry(now, lifetimes.root),
    roles: { ...roles, [role]: after },
  };
  const draft = await parseRoot(Buffer.from(formatCanonicalJson({ signed: rootJson(plan), signatures: [] })), DRAFT);
  await addSignatures(draft, termsOf(base, draft), keys);
  return bytesOf(draft);
}

/**
 * A draft with the signatures of the keys at hand added. Throws `TRUST_KEY_MISSING` when none of them is one that the draft
 * needs, `TRUST_METADATA_INVALID`, and `TRUST_METADATA_MISMATCH` for a draft that does not follow the root of the store.
 */
export async function signRootDraft(base: SigningBase, bytes: Uint8Array, { keys }: Signer): Promise<Uint8Array> {
  const draft = await parseDraft(base, bytes);
  if ((await addSignatures(draft, termsOf(base, draft), keys)) > 0) return bytesOf(draft);
  throw new ChannelError('TRUST_KEY_MISSING', 'none of the keys at hand signs for this root', { path: DRAFT });
}

/** What a draft says, what it changes, and who has signed it. Throws what `signRootDraft` throws but for keys. */
export async function reportRootDraft(base: SigningBase, bytes: Uint8Array): Promise<RootDraftReport> {
  const draft = await parseDraft(base, bytes);
  const [before, after] = [rootPlan(base.root).roles, rootPlan(draft)];
  const changes = TOP_ROLES.map((role) => ({
    role,
    threshold: after.roles[role].threshold,
    added: idsWithout(after.roles[role], before[role]),
    removed: idsWithout(before[role], after.roles[role]),
  })).filter(
    ({ role, threshold, added, removed }) => added.length + removed.length > 0 || threshold !== before[role].threshold,
  );
  const signers = [signersOf(base.root, draft), signersOf(draft, draft)] as const;
  return {
    version: after.version,
    expires: formatInstant(after.expires),
    changes,
    before: signers[0],
    after: signers[1],
    complete: signers.every(({ threshold, signed }) => signed.length >= threshold),
  };
}

/**
 * The publication of a draft that enough holders have signed: by the keys before it, and by its own. Other keys of the
 * targets sign these anew. Throws `TRUST_THRESHOLD_NOT_MET`, `TRUST_KEY_UNKNOWN`, `TRUST_SIGNATURE_INVALID`,
 * `TRUST_THRESHOLD_UNREACHABLE`, `TRUST_KEY_MISSING`, and what `signRootDraft` throws.
 */
export async function planDraftedRoot(base: SigningBase, bytes: Uint8Array, signer: Signer): Promise<SigningChange> {
  const draft = await parseDraft(base, bytes);
  requireSignatures(base.root, 'root', draft, DRAFT);
  requireSignatures(draft, 'root', draft, DRAFT);
  const { version, roles } = rootPlan(draft);
  for (const role of TOP_ROLES) requireReachable(role, roles[role]);
  return {
    root: { role: 'root', version, bytes: bytesOf(draft) },
    roles: await signTargetsFor(base, roles, signer),
  };
}

const DRAFT = 'draft of the root';

async function parseDraft({ root }: SigningBase, bytes: Uint8Array): Promise<Metadata<Root>> {
  const draft = await parseRoot(bytes, DRAFT);
  const [wanted, found] = [root.signed.version + 1, draft.signed.version];
  if (found === wanted) return draft;
  const message = `draft is of root ${String(found)}, and the next one is ${String(wanted)}: draft it anew`;
  throw new ChannelError('TRUST_METADATA_MISMATCH', message, { path: DRAFT, wanted, found });
}

function termsOf({ root }: SigningBase, draft: Metadata<Root>): readonly RoleKeys[] {
  return [rootPlan(root).roles.root, rootPlan(draft).roles.root];
}

function idsWithout({ keys }: RoleKeys, other: RoleKeys): readonly string[] {
  return keys.map(({ id }) => id).filter((id) => !other.keys.some((key) => key.id === id));
}

/** Whose signatures hold; what anybody else has put beside them does not count. */
function signersOf(delegator: Metadata<Root>, draft: Metadata<Root>): RootSigners {
  const { keyIDs = [], threshold = 1 } = delegator.signed.roles['root'] ?? {};
  const signed = keyIDs.filter((id) => {
    try {
      delegator.signed.keys[id]?.verifySignature(draft);
      return delegator.signed.keys[id] !== undefined;
    } catch {
      return false;
    }
  });
  return { threshold, signed, missing: keyIDs.filter((id) => !signed.includes(id)) };
}

function bytesOf(draft: Metadata<Root>): Uint8Array {
  return Buffer.from(`${formatCanonicalJson(draft.toJSON())}\n`, 'utf8');
}
