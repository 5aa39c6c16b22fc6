import { createHash } from 'node:crypto';
import { channelFolder, type ChannelName, formatChannelName } from '../channel-name.ts';

/** The folder, beside the channels, that signed metadata lies in (channel-trust §1). */
export const TRUST_FOLDER = 'trust';

export const TIMESTAMP_NAME = 'timestamp.json';

/** Names of files are kept below what file systems take. */
const MAX_ROLE_LENGTH = 180;

/** The delegated role of a channel: its name with `~` for the slashes, which no segment has (channel-trust §1.3). */
export function channelRole(name: ChannelName): string {
  return shortRole(formatChannelName(name).replaceAll('/', '~'));
}

/** A role whose file has a name that file systems take. */
export function shortRole(role: string): string {
  if (role.length <= MAX_ROLE_LENGTH) return role;
  return `${role.slice(0, 100)}~${createHash('sha256').update(role).digest('hex')}`;
}

/** Patterns of the files that the role of a channel may speak of. */
export function channelPatterns(name: ChannelName): readonly string[] {
  const folder = channelFolder(name);
  return [`${folder}/*`, `${folder}/log/*`];
}

/** The file of one version of a role (consistent snapshots). */
export function metadataName(role: string, version: number): string {
  return `${String(version)}.${role}.json`;
}

/** The copy of a file that a version of its channel speaks of: the digest stands before its name. */
export function targetCopyName(path: string, sha256: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `targets/${path.slice(0, cut)}${sha256}.${path.slice(cut)}`;
}
