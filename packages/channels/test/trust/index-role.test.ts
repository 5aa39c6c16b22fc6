import { describe, expect, it } from 'vitest';
import { indexRole } from '../../src/index.ts';
import { delegatedChannel, withIndexRoles } from '../../src/trust/index-role.ts';
import { channelPatterns, channelRole } from '../../src/trust/trust-names.ts';
import { NAME } from '../channel-builder.ts';
import { key } from './trust-builder.ts';

const delegate = (channel: string, repo: string, ...keys: readonly string[]) => {
  const name = { owner: 'contoso', repo, channel };
  return { role: channelRole(name), paths: channelPatterns(name), keys: keys.map(key), threshold: keys.length };
};

describe('indexRole', () => {
  it('is the name of a repository, which no channel has', () => {
    expect(indexRole(NAME)).toBe('contoso~app');
    expect(indexRole({ owner: 'x'.repeat(100), repo: 'y'.repeat(100) }).length).toBeLessThanOrEqual(180);
  });
});

describe('delegatedChannel', () => {
  it('knows a channel by its files, and no channel by an index', () => {
    expect(delegatedChannel(delegate('release/2.1', 'app', 'a'))).toEqual({ ...NAME, channel: 'release/2.1' });
    expect(delegatedChannel({ paths: ['build-info/contoso/app/releases-index.json'] })).toBeUndefined();
  });
});

describe('withIndexRoles', () => {
  it('lets whoever signs for a channel of a repository sign its index', () => {
    const given = [delegate('main', 'app', 'a', 'b'), delegate('next', 'app', 'b', 'c'), delegate('main', 'lib', 'c')];
    const all = withIndexRoles(given);
    expect(all.map(({ role, threshold, keys }) => `${role} ${String(threshold)} of ${String(keys.length)}`)).toEqual([
      'contoso~app 1 of 3',
      'contoso~app~main 2 of 2',
      'contoso~app~next 2 of 2',
      'contoso~lib 1 of 1',
      'contoso~lib~main 1 of 1',
    ]);
    expect(withIndexRoles(all)).toEqual(all);
    expect(withIndexRoles(all.filter(({ role }) => role !== 'contoso~lib~main'))).toHaveLength(3);
  });
});
