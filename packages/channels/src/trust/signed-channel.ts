import type { TargetFile } from '@tufjs/models';
import { type Digest, isDigest } from '@nuspine/primitives';
import { channelFolder, type ChannelName, formatChannelName } from '../channel-name.ts';
import { ChannelError } from '../errors.ts';
import { sequenceOf } from '../log-entry.ts';
import { isChannelFile } from '../projections/channel-files.ts';
import { readDelegated } from './read-delegated.ts';
import type { TrustedRepository, TrustQuestion, TrustReader } from './read-trust.ts';
import { channelRole, metadataName } from './trust-names.ts';

/** What the role of a channel says of it. */
export interface SignedChannel {
  readonly role: string;
  readonly version: number;
  readonly expires: Date;
  /** The last entry of the log, which stands for all before it. */
  readonly sequence: number;
  readonly head: Digest;
  /** The files beside the log, by name. */
  readonly files: ReadonlyMap<string, Digest>;
}

/**
 * What is signed of a channel. Throws `TRUST_CHANNEL_UNSIGNED` for a channel that has no role, `TRUST_DELEGATION_FORGED`
 * for a role that nobody delegates to or that speaks of other files, `TRUST_METADATA_INVALID`, and what `readTrust` throws.
 */
export async function readSignedChannel(
  files: TrustReader,
  repository: Pick<TrustedRepository, 'snapshot' | 'targets'>,
  name: ChannelName,
  question: Pick<TrustQuestion, 'now' | 'expired'>,
): Promise<SignedChannel> {
  const role = channelRole(name);
  const metadata = await readDelegated(files, repository, role, question);
  if (metadata === undefined) {
    const wanted = formatChannelName(name);
    throw new ChannelError('TRUST_CHANNEL_UNSIGNED', `nobody has signed ${wanted}`, { path: `${role}.json`, wanted });
  }
  const path = metadataName(role, metadata.signed.version);
  const { version, expires } = metadata.signed;
  const stated = statedFiles(Object.values(metadata.signed.targets), name, path);
  return { role, version, expires: new Date(expires), ...stated };
}

function statedFiles(
  targets: readonly TargetFile[],
  name: ChannelName,
  path: string,
): Pick<SignedChannel, 'sequence' | 'head' | 'files'> {
  const folder = `${channelFolder(name)}/`;
  const files = new Map<string, Digest>();
  const entries: { readonly sequence: number; readonly head: Digest }[] = [];
  for (const target of targets) {
    const fileName = target.path.startsWith(folder) ? target.path.slice(folder.length) : '';
    const sequence = fileName.startsWith('log/') ? sequenceOf(fileName.slice('log/'.length)) : undefined;
    const digest = `sha256:${target.hashes['sha256'] ?? ''}`;
    if (!isDigest(digest)) throw invalid(`role does not say which ${target.path} it means`, path);
    if (sequence !== undefined) entries.push({ sequence, head: digest });
    else if (isChannelFile(fileName)) files.set(fileName, digest);
    else throw forged(`role speaks of ${target.path}, which is not of its channel`, path);
  }
  const [last, extra] = entries;
  if (last !== undefined && extra === undefined) return { ...last, files };
  throw invalid('role does not name one last entry of its log', path);
}

function invalid(message: string, path: string): ChannelError {
  return new ChannelError('TRUST_METADATA_INVALID', message, { path });
}

function forged(message: string, path: string): ChannelError {
  return new ChannelError('TRUST_DELEGATION_FORGED', message, { path });
}
