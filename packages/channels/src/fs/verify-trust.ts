import type { ChannelName } from '../channel-name.ts';
import { CHECKPOINT_NAME, parseCheckpoint } from '../checkpoint.ts';
import type { ChannelProblem, ChannelReport } from '../channel-report.ts';
import { indexPath } from '../projections/releases-index.ts';
import { verifyIndex } from '../verify-index.ts';
import { channelFolder } from '../channel-name.ts';
import { entryFileName } from '../log-entry.ts';
import type { ChannelStore } from './channel-store.ts';
import { trustedStore, type TrustedStore, type TrustAnchor } from './trusted-store.ts';
import { verifyStoredChannel } from './verify-store.ts';

/**
 * Verifies a channel and that it is what is signed: the log has the signed entry and ends with it, and the signed index
 * says the same of it. Throws what
 * `trustedStore` throws of metadata that does not hold.
 */
export async function verifySignedChannel(
  store: ChannelStore,
  name: ChannelName,
  anchor: TrustAnchor,
): Promise<ChannelReport> {
  const trusted = trustedStore(store, anchor);
  const { sequence, head } = await trusted.signed(name);
  const report = await verifyStoredChannel(store, name, { sequence, head });
  if (!report.ok) return report;
  const problem = report.entries === sequence ? await indexProblem(trusted, name) : unsigned(name, report, sequence);
  return problem === undefined ? report : { ...report, ok: false, problems: [problem] };
}

function unsigned(name: ChannelName, { entries }: ChannelReport, sequence: number): ChannelProblem {
  const path = `${channelFolder(name)}/log/${entryFileName(sequence + 1)}`;
  return { code: 'TRUST_ENTRY_UNSIGNED', path, message: `${String(entries - sequence)} entries are not signed yet` };
}

/** The signed index says of the channel what is signed of it, since both are signed together. */
async function indexProblem(trusted: TrustedStore, name: ChannelName): Promise<ChannelProblem | undefined> {
  const path = indexPath(name);
  const index = await trusted.index(name);
  if (index === undefined) {
    const message = 'index is not signed: nuspine channel keys delegate names its keys, and channel sign signs it';
    return { code: 'TRUST_INDEX_UNSIGNED', path, message };
  }
  const checkpoint = await trusted.file(name, CHECKPOINT_NAME);
  const stated = checkpoint === undefined ? undefined : parseCheckpoint(checkpoint, CHECKPOINT_NAME);
  if (stated !== undefined && verifyIndex(index, stated) === undefined) return undefined;
  return { code: 'TRUST_INDEX_MISMATCH', path, message: 'signed index says of the channel what is not signed of it' };
}
