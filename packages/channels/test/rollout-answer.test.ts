import { seededRandom } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { isInRollout, isInSquirrelRollout, type Operation, rolloutAnswer } from '../src/index.ts';
import { point, state } from './channel-builder.ts';
import { release } from './release-builds.ts';

const share = (percent: number): Operation => ({ type: 'rollout', build: 'b1', percent });
const at = (percent: number) => state([release(1), share(percent), point('Latest', 'b1')]);
const GUID = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';

describe('rolloutAnswer', () => {
  it('asks both buckets about a client with a GUID', () => {
    expect(rolloutAnswer(at(10), 'b1', GUID)).toEqual({
      client: GUID,
      build: 'b1',
      percent: 10,
      bucket: 7407,
      included: false,
      // The last four bytes of the GUID, e8 2c 33 01, are 20,131,048 of 2³²-1.
      squirrel: { percent: 10, included: true },
    });
  });

  it('says nothing of Squirrel for a client without a GUID, or a build without a line', () => {
    expect(rolloutAnswer(at(10), 'b1', 'client-1').squirrel).toBeUndefined();
    const unnamed = state([release(1), share(10)]);
    expect(rolloutAnswer(unnamed, 'b1', GUID).squirrel).toBeUndefined();
  });

  it('agrees with both buckets at every share, and never takes a build away while it widens', () => {
    const random = seededRandom(80);
    const hex = (length: number): string => Array.from({ length }, () => random(16).toString(16)).join('');
    const clients = Array.from({ length: 40 }, () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`);
    const before = new Map<string, readonly boolean[]>();
    for (let percent = 0; percent <= 100; percent += 1) {
      const widened = at(percent);
      for (const client of clients) {
        const { included, squirrel } = rolloutAnswer(widened, 'b1', client);
        expect(included).toBe(isInRollout('b1', client, percent));
        expect(squirrel?.included).toBe(percent === 100 || isInSquirrelRollout(client, percent));
        const [ours, theirs] = before.get(client) ?? [];
        expect([ours === true && !included, theirs === true && squirrel?.included !== true]).toEqual([false, false]);
        before.set(client, [included, squirrel?.included === true]);
      }
    }
  });

  it.each([
    ['CHANNEL_BUILD_UNKNOWN', 'b9', GUID],
    ['CHANNEL_CLIENT_INVALID', 'b1', ''],
  ])('throws %s', (code, build, client) => {
    expect(() => rolloutAnswer(at(10), build, client)).toThrowCode(code);
  });
});
