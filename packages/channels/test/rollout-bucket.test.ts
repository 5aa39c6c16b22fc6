import { seededRandom } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { isInRollout, isInSquirrelRollout, ROLLOUT_BUCKETS, rolloutBucket } from '../src/index.ts';

describe('rolloutBucket', () => {
  // SHA-256 of "b1\0client-1" and so on, from `printf 'b1\0client-1' | sha256sum`.
  it.each([
    ['b1', 'client-1', 9718],
    ['b1', 'client-2', 8734],
    ['b2', 'client-1', 726],
    ['20260102.3', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', 7364],
    ['b1', 'Ωmega ☃', 2320],
  ])('puts the client of golden vector %s %s into %i', (release, client, bucket) => {
    expect(rolloutBucket(release, client)).toBe(bucket);
  });

  it('does not take one split of the text for another', () => {
    expect(rolloutBucket('ab', 'c')).not.toBe(rolloutBucket('a', 'bc'));
  });

  it.each([
    ['', 'c'],
    ['r', ''],
    ['r', 'a\0b'],
    ['r\0', 'b'],
  ])('refuses release "%s" and client "%s"', (release, client) => {
    expect(() => rolloutBucket(release, client)).toThrowCode('CHANNEL_CLIENT_INVALID');
  });

  it('spreads 100,000 clients evenly: no share is off by more than 1 %', () => {
    const counts = new Array<number>(100).fill(0);
    for (let client = 0; client < 100_000; client += 1) {
      const bucket = Math.floor(rolloutBucket('b1', `client-${String(client)}`) / (ROLLOUT_BUCKETS / 100));
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    let reached = 0;
    const off = counts.map((count, percent) => Math.abs((reached += count) / 1000 - (percent + 1)));
    console.log(`rollout: 100000 clients, largest deviation ${Math.max(...off).toFixed(3)} percentage points`);
    expect(Math.max(...off)).toBeLessThan(1);
  });
});

describe('isInRollout', () => {
  it('never takes a release away from a client while it widens from 0 to 100 %', () => {
    for (let client = 0; client < 2000; client += 1) {
      const given = Array.from({ length: 101 }, (_, percent) => isInRollout('b1', String(client), percent));
      expect([given[0], given[100]]).toEqual([false, true]);
      expect(given.indexOf(true)).toBe(given.lastIndexOf(false) + 1);
    }
  });
});

describe('isInSquirrelRollout', () => {
  // Squirrel.Windows: BitConverter.ToUInt32(guid.ToByteArray(), 12) / 0xFFFFFFFF < percentage.
  it.each([
    ['00000000-0000-0000-0000-000000000000', 1, true],
    ['00000000-0000-0000-0000-000000000000', 0, false],
    ['00000000-0000-0000-0000-0000ffffffff', 100, false],
    ['00000000-0000-0000-0000-000000000080', 50, false],
    ['00000000-0000-0000-0000-0000ffffff7f', 50, true],
    ['FFFFFFFF-FFFF-FFFF-FFFF-FFFF00000001', 1, true],
  ])('takes %s at %i %%: %s', (guid, percent, included) => {
    expect(isInSquirrelRollout(guid, percent)).toBe(included);
  });

  it('refuses what is no GUID', () => {
    expect(() => isInSquirrelRollout('client-1', 10)).toThrowCode('CHANNEL_CLIENT_INVALID');
  });

  it('reaches the share that is asked for', () => {
    const random = seededRandom(8);
    const hex = (length: number): string => Array.from({ length }, () => random(16).toString(16)).join('');
    const guids = Array.from({ length: 20_000 }, () => `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`);
    const share = guids.filter((guid) => isInSquirrelRollout(guid, 30)).length / 200;
    expect(Math.abs(share - 30)).toBeLessThan(1);
  });
});
