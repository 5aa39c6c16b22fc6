import { digestBytes } from '@nuspine/primitives';
import { type ChannelName, channelFolder, formatChannelName } from '../channel-name.ts';
import type { ChannelState } from '../channel-state.ts';
import { type Checkpoint, CHECKPOINT_NAME, checkpointOf, parseCheckpoint } from '../checkpoint.ts';
import { ChannelError } from '../errors.ts';
import { indexPath, releasesIndex } from '../projections/releases-index.ts';
import { delegatedChannel, indexRole } from '../trust/index-role.ts';
import { type Signer, type SigningBase, type SigningChange, signChannelRole } from '../trust/plan-signing.ts';
import { readSignedChannel } from '../trust/signed-channel.ts';
import { targetCopyName } from '../trust/trust-names.ts';
import { targetsPlan } from '../trust/trust-plan.ts';
import type { ChannelStore } from './channel-store.ts';
import { freeVersion } from './read-base.ts';

/**
 * Signs the index of a repository with a channel that is being signed: what the checkpoints say that are signed, and nothing
 * else. Delegations that were made before indexes were signed have no role for it, and then nothing is.
 */
export async function signIndex(
  signer: Signer & { readonly store: ChannelStore },
  base: SigningBase,
  name: ChannelName,
  state: ChannelState,
): Promise<Required<Pick<SigningChange, 'roles' | 'files'>>> {
  const role = indexRole(name);
  const { delegations } = targetsPlan(base.targets);
  const terms = delegations.find((one) => one.role === role);
  if (terms === undefined) return { roles: [], files: new Map() };
  const mine = formatChannelName(name);
  const others = delegations
    .flatMap((one) => delegatedChannel(one) ?? [])
    .filter((one) => one.owner === name.owner && one.repo === name.repo && formatChannelName(one) !== mine);
  const checkpoints = await Promise.all(others.map((other) => signedCheckpoint(signer, base, other)));
  const bytes = releasesIndex([checkpointOf(state), ...checkpoints.flatMap((one) => one ?? [])]);
  const files = new Map([[indexPath(name), bytes]]);
  const version = await freeVersion(
    signer.store.trust,
    role,
    (base.snapshot.signed.meta[`${role}.json`]?.version ?? 0) + 1,
  );
  return { roles: [await signChannelRole(role, version, files, { terms, signer })], files };
}

/** The checkpoint of a channel as it is signed; of one whose signature does not hold, nothing is said. */
async function signedCheckpoint(
  { store, now }: Signer & { readonly store: ChannelStore },
  base: SigningBase,
  name: ChannelName,
): Promise<Checkpoint | undefined> {
  try {
    const { files } = await readSignedChannel(store.trust, base, name, { now, expired: 'accept' });
    const digest = files.get(CHECKPOINT_NAME);
    if (digest === undefined) return undefined;
    const path = targetCopyName(`${channelFolder(name)}/${CHECKPOINT_NAME}`, digest.slice('sha256:'.length));
    const bytes = await store.trust.read(path);
    return bytes === undefined || digestBytes(bytes) !== digest ? undefined : parseCheckpoint(bytes, path);
  } catch (error) {
    if (error instanceof ChannelError) return undefined;
    throw error;
  }
}
