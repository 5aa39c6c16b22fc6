import { describe, expect, it } from 'vitest';
import { addSubscription, parseSubscriptions } from '../../src/index.ts';

const CORE = { id: 'core', channel: 'contoso/core/main' };

describe('addSubscription', () => {
  it('starts a file', () => {
    expect(addSubscription('', CORE)).toBe('[[subscription]]\nid = "core"\nchannel = "contoso/core/main"\n');
  });

  it('leaves what is there to the letter, with its line ends', () => {
    const source = '# ours\r\n[[pin]]\r\npackage = "A"\r\nreason = "no"';
    const text = addSubscription(source, { ...CORE, pointer: 'LKG', packages: ['Core.*'], frequency: 'daily' });
    expect(text).toBe(
      `${source}\r\n\r\n[[subscription]]\r\nid = "core"\r\nchannel = "contoso/core/main"\r\npointer = "LKG"\r\npackages = ["Core.*"]\r\nfrequency = "daily"\r\n`,
    );
    expect(parseSubscriptions(text).subscriptions).toMatchObject([
      { id: 'core', pointer: 'LKG', packages: ['Core.*'], frequency: 'daily' },
    ]);
  });

  it.each([
    ['a second of the same id', addSubscription('', CORE), CORE],
    ['a channel that is none', '', { ...CORE, channel: 'core' }],
    ['an id that is none', '', { ...CORE, id: 'a b' }],
    ['a file that is not sound', 'x = 1', CORE],
  ])('refuses %s', (_, source, subscription) => {
    expect(() => addSubscription(source, subscription)).toThrowCode('FLOW_SUBSCRIPTIONS_INVALID');
  });
});
