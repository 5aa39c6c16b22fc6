import { hash } from 'node:crypto';
import { ChannelError } from './errors.ts';

/** Buckets that clients fall into: a hundred for each percent. */
export const ROLLOUT_BUCKETS = 10_000;

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * The bucket of a client for a release, from 0 (channel-log §7.1): the first 32 bits of
 * SHA-256(release ‖ 0x00 ‖ client), spread over the buckets. Another release shuffles the clients anew, so nobody is
 * always first. Throws `CHANNEL_CLIENT_INVALID` for text that is empty or has a NUL.
 */
export function rolloutBucket(release: string, client: string): number {
  if (release === '' || client === '' || /\0/.test(release + client)) {
    throw new ChannelError('CHANNEL_CLIENT_INVALID', 'release and client are texts without NUL', { found: client });
  }
  const digest = hash('sha256', `${release}\0${client}`);
  return Math.floor((Number.parseInt(digest.slice(0, 8), 16) * ROLLOUT_BUCKETS) / 2 ** 32);
}

/** Whether a client gets a release that goes to a share of the clients, in percent. Monotone in `percent`. */
export function isInRollout(release: string, client: string, percent: number): boolean {
  return rolloutBucket(release, client) < percent * (ROLLOUT_BUCKETS / 100);
}

/**
 * Whether Squirrel.Windows takes a line of `RELEASES` with a staging percentage (`ReleaseEntry.IsStagingMatch`): the last
 * four bytes of its GUID, little-endian, as a share of 2³² - 1. Throws `CHANNEL_CLIENT_INVALID` for what is no GUID.
 */
export function isInSquirrelRollout(guid: string, percent: number): boolean {
  if (!GUID.test(guid)) throw new ChannelError('CHANNEL_CLIENT_INVALID', 'client is no GUID', { found: guid });
  const bytes = Buffer.from(guid.slice(-8), 'hex');
  return bytes.readUInt32LE(0) / 0xffff_ffff < percent / 100;
}
