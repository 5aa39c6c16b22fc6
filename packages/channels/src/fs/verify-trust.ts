import type { ChannelName } from '../channel-name.ts';
import type { ChannelReport } from '../channel-report.ts';
import { channelFolder } from '../channel-name.ts';
import { entryFileName } from '../log-entry.ts';
import type { ChannelStore } from './channel-store.ts';
import { trustedStore, type TrustAnchor } from './trusted-store.ts';
import { verifyStoredChannel } from './verify-store.ts';

/**
 * Verifies a channel and that it is what is signed: the log has the signed entry and ends with it. Throws what
 * `trustedStore` throws of metadata that does not hold.
 */
export async function verifySignedChannel(
  store: ChannelStore,
  name: ChannelName,
  anchor: TrustAnchor,
): Promise<ChannelReport> {
  const { sequence, head } = await trustedStore(store, anchor).signed(name);
  const report = await verifyStoredChannel(store, name, { sequence, head });
  if (!report.ok || report.entries === sequence) return report;
  const path = `${channelFolder(name)}/log/${entryFileName(sequence + 1)}`;
  const message = `${String(report.entries - sequence)} entries are not signed yet`;
  return { ...report, ok: false, problems: [{ code: 'TRUST_ENTRY_UNSIGNED', path, message }] };
}
