import type { Metadata, Root, Targets } from '@tufjs/models';
import { ChannelError } from '../errors.ts';
import type { AnyMetadata } from './parse-metadata.ts';

/** What is known of a role, by those who delegate to it. */
interface RoleTerms {
  readonly keyIDs: readonly string[];
  readonly threshold: number;
}

/** The keys and the threshold of a role; `undefined` for one that nobody delegates to. */
export function roleTerms(delegator: Metadata<Root> | Metadata<Targets>, role: string): RoleTerms | undefined {
  const { signed } = delegator;
  const roles = 'roles' in signed ? signed.roles : (signed.delegations?.roles ?? {});
  return Object.hasOwn(roles, role) ? roles[role] : undefined;
}

/**
 * Requires that metadata is signed by as many keys as its role needs (TUF §5.3.4 and others). Throws `TRUST_KEY_UNKNOWN`
 * when no key of the role signed it, `TRUST_THRESHOLD_NOT_MET` when too few did, `TRUST_SIGNATURE_INVALID` when a
 * signature is of other bytes, and `TRUST_DELEGATION_FORGED` for a role that nobody delegates to.
 */
export function requireSignatures(
  delegator: Metadata<Root> | Metadata<Targets>,
  role: string,
  metadata: AnyMetadata,
  path: string,
): void {
  const terms = roleTerms(delegator, role);
  if (terms === undefined) throw new ChannelError('TRUST_DELEGATION_FORGED', `nobody delegates to ${role}`, { path });
  try {
    delegator.verifyDelegate(role, metadata);
  } catch (cause) {
    throw refusal(terms, metadata, { path, cause });
  }
}

function refusal(
  { keyIDs, threshold }: RoleTerms,
  { signatures }: AnyMetadata,
  details: { readonly path: string; readonly cause: unknown },
): ChannelError {
  const signers = Object.keys(signatures);
  const known = keyIDs.filter((id) => signers.includes(id));
  if (known.length === 0) {
    const found = signers.join(', ');
    return new ChannelError('TRUST_KEY_UNKNOWN', 'metadata is signed by no key of its role', { ...details, found });
  }
  if (known.length >= threshold) {
    return new ChannelError('TRUST_SIGNATURE_INVALID', 'signature is not of this metadata', details);
  }
  const message = `metadata is signed by ${String(known.length)} of ${String(threshold)} keys`;
  return new ChannelError('TRUST_THRESHOLD_NOT_MET', message, { ...details, wanted: threshold, found: known.length });
}
