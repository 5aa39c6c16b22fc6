import { describe, expect, it } from 'vitest';
import { parseSubscriptions } from '../../src/index.ts';
import { FOLLOW } from './flow-sample.ts';

describe('parseSubscriptions', () => {
  it('fills in what is left out', () => {
    const { subscriptions, files } = parseSubscriptions(FOLLOW);
    expect(subscriptions).toEqual([
      {
        id: 'sdk',
        channel: 'contoso/sdk/main',
        pointer: 'Latest',
        packages: ['*'],
        frequency: 'every-build',
        allowDowngrade: false,
      },
    ]);
    expect(files).toContain('Directory.Packages.props');
  });

  it.each([
    ['no TOML', 'a = '],
    ['an unknown word', 'subscriptions = 1'],
    ['a frequency of its own', `${FOLLOW}frequency = "hourly"`],
    ['a channel that is none', '[[subscription]]\nid = "a"\nchannel = "a/b"'],
    ['one id twice', `${FOLLOW}${FOLLOW}`],
    ['a pin without a reason', '[[pin]]\npackage = "A"'],
  ])('refuses %s', (_, toml) => {
    expect(() => parseSubscriptions(toml)).toThrowCode('FLOW_SUBSCRIPTIONS_INVALID');
  });
});
