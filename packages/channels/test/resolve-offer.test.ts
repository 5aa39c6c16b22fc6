import { describe, expect, it } from 'vitest';
import { checkpointOf, type ChannelState, type Operation, resolveOffer, resolvePointer } from '../src/index.ts';
import { add, back, minute, point, state } from './channel-builder.ts';

const staged = (build: string, percent: number): Operation => ({ type: 'rollout', build, percent });
const alias: Operation = { type: 'alias', alias: 'Daily', pointer: 'Latest', until: '2026-01-02T01:00:00Z' };
const withdrawn: Operation = { type: 'withdraw', build: 'b2', reason: 'it crashes' };

const STATES: readonly (readonly [name: string, state: ChannelState])[] = [
  ['one build', state([add('b1'), point('Latest', 'b1')])],
  ['one build that some get', state([add('b1'), staged('b1', 40), point('Latest', 'b1')])],
  [
    'three builds in stages',
    state(
      [add('b1'), point('Latest', 'b1')],
      [add('b2'), staged('b2', 60), point('Latest', 'b2')],
      [add('b3'), staged('b3', 20), point('Latest', 'b3')],
      [alias],
    ),
  ],
  [
    'a rollback, and a build that was withdrawn',
    state(
      [add('b1'), point('Latest', 'b1')],
      [add('b2'), point('Latest', 'b2')],
      [back('Latest', 'b1'), withdrawn],
      [add('b3'), staged('b3', 50), point('Latest', 'b3')],
    ),
  ],
];

describe('resolveOffer', () => {
  it.each(STATES)('answers as the whole log does: %s', (_, channel) => {
    const checkpoint = checkpointOf(channel);
    const clients = [undefined, ...Array.from({ length: 200 }, (__, index) => `client-${String(index)}`)];
    let answered = 0;
    for (const client of clients) {
      for (const name of ['Latest', 'Daily', 'Release']) {
        for (const now of [minute(30), minute(90)]) {
          const question = { now, ...(client === undefined ? {} : { client }) };
          const offer = resolveOffer(checkpoint, name, question);
          if (offer === undefined) {
            expect(() => resolvePointer(channel, name, question)).toThrowCode('CHANNEL_POINTER_UNKNOWN');
          } else {
            const { pointer, build, named } = resolvePointer(channel, name, question);
            expect([offer.pointer, offer.build.id, offer.named]).toEqual([pointer, build.build.id, named]);
            answered += 1;
          }
        }
      }
    }
    expect(answered).toBeGreaterThan(100);
  });

  it('refuses a client without an id', () => {
    const checkpoint = checkpointOf(state([add('b1'), staged('b1', 40), point('Latest', 'b1')]));
    const answer = () => resolveOffer(checkpoint, 'Latest', { now: minute(1), client: '' });
    expect(answer).toThrowCode('CHANNEL_CLIENT_INVALID');
  });
});
