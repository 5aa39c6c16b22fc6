import { describe, expect, it } from 'vitest';
import { channelsFamily, flowFamily } from '../../src/families/channels.ts';
import { samplePlace } from './place.ts';

describe('channelsFamily', () => {
  it('checks a store as long as it is what it was', () => {
    expect(channelsFamily.targets(samplePlace('build-info/a/b/main/channel.json'))).toMatchObject({
      'channel-verify': { cache: true, inputs: ['{projectRoot}/build-info/**/*'] },
    });
  });
});

describe('flowFamily', () => {
  it('asks the channels anew each time', () => {
    const targets = Object.entries(flowFamily.targets(samplePlace('subscriptions.toml')));
    expect(targets.map(([name, { cache }]) => [name, cache])).toEqual([
      ['flow-plan', false],
      ['flow-update', false],
    ]);
  });
});
