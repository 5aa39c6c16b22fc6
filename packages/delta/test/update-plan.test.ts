import { parseNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { FeedIndex } from '../src/feed-index.ts';
import { planUpdate, type UpdatePlan, type UpdateRequest } from '../src/update-plan.ts';
import { digestOf, nuspineIndex, squirrelIndex, velopackIndex } from './update-feed.ts';

const plan = (
  indexes: readonly FeedIndex[],
  from: string | undefined,
  rest: Omit<UpdateRequest, 'from' | 'to'> & { readonly to?: string } = {},
): UpdatePlan => {
  const { to, ...request } = rest;
  return planUpdate(indexes, {
    ...request,
    ...(from === undefined ? {} : { from: { version: parseNuGetVersion(from) } }),
    ...(to === undefined ? {} : { to: parseNuGetVersion(to) }),
  });
};
const files = ({ steps }: UpdatePlan): string => steps.map(({ fileName }) => fileName.replace('.nupkg', '')).join(' ');

const FULLS = ['1.0.0 full 100', '1.1.0 full 100', '1.2.0 full 100'];
const SQUIRREL = squirrelIndex(...FULLS, '1.1.0 delta 20', '1.2.0 delta 30');
const VELOPACK = velopackIndex(...FULLS, '1.1.0 delta 25', '1.2.0 delta 10');

describe('planUpdate', () => {
  it('takes the deltas while they are smaller than the full package', () => {
    const found = plan([SQUIRREL], '1.0.0');
    expect(files(found)).toBe('App-1.1.0-delta App-1.2.0-delta');
    expect(found).toMatchObject({ from: '1.0.0', to: '1.2.0', bytes: 50, upToDate: false });
    expect(found.steps[0]).toMatchObject({ format: 'squirrel', from: '1.0.0', to: '1.1.0', isBaseAssumed: true });
  });

  it('withholds a staged release, unless the client is in its share or asks for it', () => {
    const entries = SQUIRREL.entries.map((entry) =>
      entry.version.minor === 2 ? { ...entry, stagingPercentage: 10 } : entry,
    );
    const indexes = [{ ...SQUIRREL, entries }, VELOPACK];
    const withheld = [{ version: '1.2.0', percentage: 10 }];
    expect(plan(indexes, '1.0.0')).toMatchObject({ to: '1.1.0', withheld });
    expect(plan(indexes, '1.1.0')).toMatchObject({ upToDate: true, withheld });
    expect(plan(indexes, '1.2.0')).toMatchObject({ upToDate: true });
    for (const rest of [{ to: '1.2.0' }, { stagingId: '12345678-1234-1234-1234-123400000000' }]) {
      const found = plan(indexes, '1.0.0', rest);
      expect(found.to).toBe('1.2.0');
      expect(found.withheld).toBeUndefined();
    }
    const first = { ...squirrelIndex('1.0.0 full 1'), entries: entries.slice(2, 3) };
    expect(() => plan([first], undefined)).toThrowCode('DELTA_TARGET_UNKNOWN');
  });

  it('mixes formats where that is cheaper, and says what each alone would cost', () => {
    const found = plan([SQUIRREL, VELOPACK], '1.0.0');
    expect(files(found)).toBe('App-1.1.0-delta App-1.2.0-win-delta');
    expect(found.considered.map(({ route, bytes, chosen }) => [route, bytes, chosen])).toEqual([
      ['full', 100, false],
      ['squirrel', 50, false],
      ['velopack', 35, false],
      ['mixed', 30, true],
    ]);
  });

  it('takes the smallest of all formats, and knows from our index what each delta starts from', () => {
    const ours = nuspineIndex('1.0.0 full 100', '1.1.0 delta 5', '1.1.0 full 100', '1.2.0 delta 4', '1.2.0 full 100');
    const found = plan([SQUIRREL, VELOPACK, ours], '1.0.0');
    expect(found.steps).toMatchObject([
      { format: 'nuspine', fileName: 'App-1.1.0-delta.nuspine', from: '1.0.0', to: '1.1.0' },
      { format: 'nuspine', fileName: 'App-1.2.0-delta.nuspine', from: '1.1.0', to: '1.2.0' },
    ]);
    expect(found.steps.some(({ isBaseAssumed }) => isBaseAssumed)).toBe(false);
    expect(found.considered.find(({ route }) => route === 'nuspine')).toMatchObject({ bytes: 9, chosen: true });
    expect(files(plan([SQUIRREL, VELOPACK, ours], '1.0.0', { formats: ['squirrel', 'velopack'] }))).toBe(
      'App-1.1.0-delta App-1.2.0-win-delta',
    );
  });

  it('starts a delta of ours only from the bytes that the index says', () => {
    const ours = nuspineIndex('1.0.0 full 100', '1.1.0 delta 5', '1.1.0 full 100');
    const from = (digest: string): UpdatePlan =>
      planUpdate([ours], { from: { version: parseNuGetVersion('1.0.0'), digest: digestOf(digest) } });
    expect(files(from('1.0.0'))).toBe('App-1.1.0-delta.nuspine');
    expect(files(from('0.9.0'))).toBe('App-1.1.0-full');
  });

  it.each([
    ['starts from', 0],
    ['leads to', 2],
  ])('rejects a delta that %s other bytes than the feed lists', (what, place) => {
    const ours = nuspineIndex('1.0.0 full 100', '1.1.0 delta 5', '1.1.0 full 100');
    const entries = ours.entries.map((entry, index) =>
      index === place ? { ...entry, digest: digestOf('9.9.9') } : entry,
    );
    const found = plan([{ ...ours, entries }], '1.0.0');
    expect(files(found)).toBe('App-1.1.0-full');
    expect(found.rejected).toEqual([
      { fileName: 'App-1.1.0-delta.nuspine', reason: `it ${what} other bytes than the feed lists` },
    ]);
  });

  it.each([
    [
      'the full package when deltas are larger',
      [squirrelIndex(...FULLS, '1.2.0 delta 101')],
      '1.1.0',
      'App-1.2.0-full',
    ],
    ['the full package when nothing is installed', [SQUIRREL], undefined, 'App-1.2.0-full'],
    ['the full package over a gap', [squirrelIndex(...FULLS, '1.2.0 delta 1')], '1.0.0', 'App-1.2.0-full'],
    [
      'an older full package and a delta, where the newest full is larger',
      [squirrelIndex('1.1.0 full 50', '1.2.0 full 100', '1.2.0 delta 10')],
      undefined,
      'App-1.1.0-full App-1.2.0-delta',
    ],
    [
      'the full package when a delta is as large',
      [squirrelIndex(...FULLS, '1.2.0 delta 100')],
      '1.1.0',
      'App-1.2.0-full',
    ],
  ])('takes %s', (_what, indexes, from, wanted) => {
    expect(files(plan(indexes, from))).toBe(wanted);
  });

  it('says where a chain is broken', () => {
    const { considered } = plan([squirrelIndex(...FULLS, '1.2.0 delta 1')], '1.0.0');
    expect(considered.find(({ route }) => route === 'squirrel')).toMatchObject({
      chosen: false,
      reason: 'no usable squirrel delta leads to 1.1.0',
    });
  });

  it('says that no delta starts from an installed version that the feed does not list', () => {
    const { considered } = plan([SQUIRREL], '1.1.5');
    expect(considered.find(({ route }) => route === 'squirrel')?.reason).toBe(
      'no usable squirrel delta starts from 1.1.5',
    );
  });

  it.each([
    ['1.0.0-beta1', '1.0.0-BETA2'],
    ['1.0.0-BETA1', '1.0.0-beta2'],
    ['1.0.0-Beta1+built.today', '1.0.0-Beta2+built.yesterday'],
  ])('takes the deltas from %s to %s, however a feed writes the two', (from, to) => {
    const feed = squirrelIndex('1.0.0-beta1 full 100', '1.0.0-beta2 delta 5', '1.0.0-beta2 full 100');
    expect(plan([feed], from, { to })).toMatchObject({ from: '1.0.0-beta1', to: '1.0.0-beta2', bytes: 5 });
    expect(plan([feed], to, { to })).toMatchObject({ upToDate: true });
  });

  it('never assumes that a delta starts from a release that is not the one before it', () => {
    // 1.1.0 was withdrawn with its delta: that of 1.2.0 says, and proves, that it started from there.
    const gap = squirrelIndex('1.0.0 full 100', '1.2.0 full 100', '1.2.0 delta 1');
    const bases = new Map([['App-1.2.0-delta.nupkg', '1.1.0']]);
    expect(files(plan([gap], '1.0.0', { bases }))).toBe('App-1.2.0-full');
  });

  it('is not led in a circle by deltas that say they start where they lead', () => {
    const bases = new Map([
      ['App-1.1.0-delta.nupkg', '1.1.0'],
      ['App-1.2.0-delta.nupkg', '1.3.0'],
    ]);
    const found = plan([SQUIRREL], '1.0.0', { bases });
    expect(files(found)).toBe('App-1.2.0-full');
    expect(found.rejected.map(({ reason }) => reason)).toEqual([
      'does not lead to a later version',
      'does not lead to a later version',
    ]);
  });

  it('uses no delta that is known not to say what it was made from', () => {
    const bases = new Map([['App-1.2.0-delta.nupkg', undefined]]);
    const found = plan([SQUIRREL], '1.1.0', { bases });
    expect(files(found)).toBe('App-1.2.0-full');
    expect(found.rejected).toContainEqual({
      fileName: 'App-1.2.0-delta.nupkg',
      reason: 'does not say what it was made from',
    });
  });

  it('starts no delta from an installed package with other bytes', () => {
    const from = { version: parseNuGetVersion('1.1.0'), sha1: 'F'.repeat(40) };
    expect(files(planUpdate([SQUIRREL], { from }))).toBe('App-1.2.0-full');
  });

  it('goes around what is excluded', () => {
    const excluded = new Map([['App-1.2.0-delta.nupkg', 'damaged']]);
    expect(files(plan([SQUIRREL, VELOPACK], '1.0.0', { excluded }))).toBe('App-1.1.0-delta App-1.2.0-win-delta');
    expect(files(plan([SQUIRREL], '1.0.0', { excluded }))).toBe('App-1.2.0-full');
  });

  it('uses only the formats that are wanted', () => {
    expect(files(plan([SQUIRREL, VELOPACK], '1.1.0', { formats: ['squirrel'] }))).toBe('App-1.2.0-delta');
    expect(files(plan([SQUIRREL, VELOPACK], '1.1.0', { formats: [] }))).toBe('App-1.2.0-full');
  });

  it('weighs the time to apply when it knows how fast the feed is', () => {
    const large = ['1.0.0 full 80000000', '1.1.0 full 80000000', '1.1.0 delta 40000000'];
    const slow = plan([squirrelIndex(...large)], '1.0.0', { bytesPerSecond: 1e6 });
    expect(files(slow)).toBe('App-1.1.0-delta');
    expect(slow.seconds).toBeGreaterThan(40);
    expect(files(plan([squirrelIndex(...large)], '1.0.0', { bytesPerSecond: 1e9 }))).toBe('App-1.1.0-full');
  });

  it('does nothing for whoever has the newest', () => {
    expect(plan([SQUIRREL], '1.2.0')).toMatchObject({ upToDate: true, steps: [], bytes: 0 });
    expect(plan([SQUIRREL], '1.3.0')).toMatchObject({ upToDate: true, to: '1.2.0' });
  });

  it('goes to the version that is asked for, back too', () => {
    expect(files(plan([SQUIRREL], '1.0.0', { to: '1.1' }))).toBe('App-1.1.0-delta');
    expect(files(plan([SQUIRREL], '1.2.0', { to: '1.0.0' }))).toBe('App-1.0.0-full');
    expect(plan([SQUIRREL], '1.1.0', { to: '1.1.0' }).upToDate).toBe(true);
  });

  it('keeps to one package', () => {
    const mixed = squirrelIndex(...FULLS, '1.2.0 delta 1 Other');
    const found = plan([mixed], '1.1.0');
    expect(files(found)).toBe('App-1.2.0-full');
    expect(found.rejected).toEqual([
      { fileName: 'Other-1.2.0-delta.nupkg', reason: 'is of the package Other, not App' },
    ]);
  });

  it.each([
    ['an empty feed', [], undefined],
    ['only deltas', [squirrelIndex('1.1.0 delta 1')], undefined],
    ['a version that is not there', [SQUIRREL], '9.0.0'],
  ])('throws DELTA_TARGET_UNKNOWN for %s', (_what, indexes, to) => {
    expect(() => plan(indexes, '1.0.0', to === undefined ? {} : { to })).toThrowCode('DELTA_TARGET_UNKNOWN');
  });

  it('throws DELTA_NO_ROUTE when everything is excluded', () => {
    const excluded = new Map(SQUIRREL.entries.map(({ fileName }) => [fileName, 'damaged']));
    expect(() => plan([SQUIRREL], '1.0.0', { excluded })).toThrowCode('DELTA_NO_ROUTE');
  });

  it('plans over ten thousand releases at once', () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => [
      `1.${String(n)}.0 full 100000`,
      `1.${String(n)}.0 delta 5`,
    ]);
    const bases = new Map(
      lines.map((_, n) => [`App-1.${String(n)}.0-delta.nupkg`, n === 0 ? undefined : `1.${String(n - 1)}.0`]),
    );
    expect(plan([squirrelIndex(...lines.flat())], '1.0.0', { bases }).steps).toHaveLength(9_999);
  });
});
