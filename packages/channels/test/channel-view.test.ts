import { describe, expect, it } from 'vitest';
import { channelView, checkpointOf } from '../src/index.ts';
import { viewOf } from '../src/channel-view.ts';
import { add, minute, point, state } from './channel-builder.ts';

const staged = state(
  [add('b1'), point('Latest', 'b1')],
  [add('b2'), { type: 'rollout', build: 'b2', percent: 10 }, point('Latest', 'b2')],
);

describe('channelView', () => {
  it('says where a client stands in a rollout', () => {
    const view = channelView(staged, { pointer: 'Latest', now: minute(9), client: 'client-2' });
    expect(view.answer).toMatchObject({ named: 'b2', rollout: { client: 'client-2', percent: 10 } });
    const { included = false } = view.answer?.rollout ?? {};
    expect(view.answer?.build.id).toBe(included ? 'b2' : 'b1');
  });

  it('is the checkpoint when nothing is asked', () => {
    expect(channelView(staged)).toEqual(viewOf(checkpointOf(staged)));
  });
});
