import type { TrustReport } from '@nuspine/channels';
import { textTable } from './text-table.ts';

/** A line for each role: keys are named by the first digits of their ids, as commands take them. */
export function trustText({ root, roles }: TrustReport): string {
  const rows = roles.map(({ role, version, threshold, keys, expires, expired }) => [
    role,
    version === undefined ? '' : String(version),
    `${String(threshold)} of ${String(keys.length)}`,
    keys.map((id) => id.slice(0, 16)).join(' '),
    expires === undefined ? '' : `${expires}${expired === true ? ' (expired)' : ''}`,
  ]);
  return `root ${String(root)}\n${textTable([['role', 'version', 'needs', 'keys', 'expires'], ...rows])}`;
}
