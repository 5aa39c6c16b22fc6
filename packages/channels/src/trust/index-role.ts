import { compareOrdinal } from '@nuspine/primitives';
import { type ChannelName, parseChannelName, STORE_FOLDER } from '../channel-name.ts';
import { indexPath, type RepositoryName } from '../projections/releases-index.ts';
import { type Delegation } from './trust-plan.ts';
import { shortRole } from './trust-names.ts';

/** The delegated role of the index of a repository (channel-trust §2.4). No channel has a name of two parts. */
export function indexRole({ owner, repo }: RepositoryName): string {
  return shortRole(`${owner}~${repo}`);
}

/** The channel that a delegation is for, by the files that it may speak of; `undefined` for an index. */
export function delegatedChannel({ paths }: Pick<Delegation, 'paths'>): ChannelName | undefined {
  const [folder = ''] = paths;
  return folder.endsWith('/*') ? parseChannelName(folder.slice(STORE_FOLDER.length + 1, -'/*'.length)) : undefined;
}

/**
 * The delegations with those of the indexes that belong to them: whoever signs for a channel of a repository may sign its
 * index, because each signing of a channel changes it.
 */
export function withIndexRoles(delegations: readonly Delegation[]): readonly Delegation[] {
  const channels = delegations.flatMap((one) => {
    const name = delegatedChannel(one);
    return name === undefined ? [] : [{ name, one }];
  });
  const indexes = new Map<string, Delegation>();
  for (const { name, one } of channels) {
    const role = indexRole(name);
    const keys = [...(indexes.get(role)?.keys ?? []), ...one.keys];
    const distinct = [...new Map(keys.map((key) => [key.id, key])).values()];
    indexes.set(role, { role, paths: [indexPath(name)], keys: distinct, threshold: 1 });
  }
  return [...channels.map(({ one }) => one), ...indexes.values()].toSorted((a, b) => compareOrdinal(a.role, b.role));
}
