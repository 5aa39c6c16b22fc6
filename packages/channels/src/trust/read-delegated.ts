import type { Metadata, Targets } from '@tufjs/models';
import { ChannelError } from '../errors.ts';
import { parseTargets } from './parse-metadata.ts';
import {
  readStated,
  requireFresh,
  type TrustedRepository,
  type TrustQuestion,
  type TrustReader,
} from './read-trust.ts';
import { requireSignatures, roleTerms } from './require-signatures.ts';
import { metadataName } from './trust-names.ts';

/**
 * The metadata of a role that the targets delegate to; `undefined` when nobody has signed any. Throws
 * `TRUST_DELEGATION_FORGED` for a role that nobody delegates to, and what `readTrust` throws.
 */
export async function readDelegated(
  files: TrustReader,
  { snapshot, targets }: Pick<TrustedRepository, 'snapshot' | 'targets'>,
  role: string,
  question: Pick<TrustQuestion, 'now' | 'expired'>,
): Promise<Metadata<Targets> | undefined> {
  const meta = snapshot.signed.meta[`${role}.json`];
  if (meta === undefined) return undefined;
  const path = metadataName(role, meta.version);
  if (roleTerms(targets, role) === undefined) {
    throw new ChannelError('TRUST_DELEGATION_FORGED', `nobody delegates to ${role}`, { path });
  }
  const metadata = await readStated(files, meta, role, parseTargets);
  requireSignatures(targets, role, metadata, path);
  requireFresh(metadata, question, path);
  return metadata;
}
