import { digestBytes } from '@nuspine/primitives';
import { ChannelError } from '../errors.ts';
import { indexPath, type RepositoryName } from '../projections/releases-index.ts';
import { indexRole } from './index-role.ts';
import { readDelegated } from './read-delegated.ts';
import { missingMetadata, type TrustedRepository, type TrustQuestion, type TrustReader } from './read-trust.ts';
import { metadataName, targetCopyName } from './trust-names.ts';

/**
 * The index of a repository as it is signed, out of the copy that is kept of it; `undefined` when nobody has signed one.
 * Throws `TRUST_DELEGATION_FORGED` for a role that nobody delegates to or that speaks of other files,
 * `TRUST_METADATA_MISSING` and `TRUST_METADATA_MISMATCH` when the copy is not what is signed, and what `readTrust` throws.
 */
export async function readSignedIndex(
  files: TrustReader,
  repository: Pick<TrustedRepository, 'snapshot' | 'targets'>,
  name: RepositoryName,
  question: Pick<TrustQuestion, 'now' | 'expired'>,
): Promise<Uint8Array | undefined> {
  const role = indexRole(name);
  const metadata = await readDelegated(files, repository, role, question);
  if (metadata === undefined) return undefined;
  const path = metadataName(role, metadata.signed.version);
  const [target, extra] = Object.values(metadata.signed.targets);
  if (target === undefined || extra !== undefined || target.path !== indexPath(name)) {
    throw new ChannelError('TRUST_DELEGATION_FORGED', 'role speaks of other files than its index', { path });
  }
  const wanted = `sha256:${target.hashes['sha256'] ?? ''}`;
  const copy = targetCopyName(target.path, target.hashes['sha256'] ?? '');
  const bytes = await files.read(copy);
  if (bytes === undefined) {
    throw missingMetadata(files, copy, 'copy of the signed index is not there');
  }
  if (digestBytes(bytes) === wanted) return bytes;
  throw new ChannelError('TRUST_METADATA_MISMATCH', 'copy of the index is other than what is signed', {
    path: copy,
    wanted,
    found: digestBytes(bytes),
  });
}
