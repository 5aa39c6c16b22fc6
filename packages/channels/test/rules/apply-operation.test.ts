import { describe, expect, it } from 'vitest';
import { NO_ENTRY } from '../../src/index.ts';
import { applyOperation } from '../../src/rules/apply-operation.ts';
import { add, back, minute, point, state, after } from '../channel-builder.ts';

const moment = { entry: NO_ENTRY, sequence: 9, date: '2026-01-02T01:00:00Z' };
const two = [
  [add('b1'), point('Latest', 'b1')],
  [add('b2'), point('Latest', 'b2')],
] as const;
const gone = { type: 'withdraw', build: 'b2', reason: 'loses data' } as const;

describe('applyOperation', () => {
  it('says what changes and leaves the state as it is', () => {
    const before = state(...two);
    expect(applyOperation(before, back('Latest', 'b1'), moment).pointers).toMatchObject([{ build: 'b1' }]);
    expect(before.pointers.get('Latest')?.build).toBe('b2');
  });

  it('withdraws a build that no pointer names, and lets none name it again', () => {
    expect(() => state(...two, [gone])).toThrowCode('CHANNEL_BUILD_IN_USE');
    const withdrawn = state(...two, [back('Latest', 'b1'), gone]);
    expect(withdrawn.builds.get('b2')?.withdrawn?.reason).toBe('loses data');
    expect(() => after(withdrawn, [point('Latest', 'b2')])).toThrowCode('CHANNEL_BUILD_WITHDRAWN');
    expect(() => after(withdrawn, [gone])).toThrowCode('CHANNEL_BUILD_WITHDRAWN');
    expect(() => after(withdrawn, [add('b2')])).toThrowCode('CHANNEL_BUILD_EXISTS');
  });

  it('widens a rollout, and narrows it with a reason', () => {
    const rollout = (percent: number, reason?: string) =>
      ({ type: 'rollout', build: 'b2', percent, ...(reason === undefined ? {} : { reason }) }) as const;
    const before = state(...two);
    expect(() => after(before, [rollout(10)])).toThrowCode('CHANNEL_ROLLOUT_LOWERED');
    const narrowed = after(before, [rollout(10, 'crash reports')]);
    expect(narrowed.builds.get('b2')?.percent).toBe(10);
    expect(() => after(narrowed, [rollout(10)])).toThrowCode('CHANNEL_ROLLOUT_UNCHANGED');
    expect(after(narrowed, [rollout(60)]).builds.get('b2')?.percent).toBe(60);
    expect(state([add('b3'), { ...rollout(5), build: 'b3' }]).builds.get('b3')?.percent).toBe(5);
  });

  it('renames a pointer, with an alias that ends', () => {
    const alias = (from: string, to: string, until = '2026-01-02T02:00:00Z') =>
      ({ type: 'alias', alias: from, pointer: to, until }) as const;
    const named = state(...two, [point('Nightly', 'b1')]);
    const renamed = after(named, [alias('Nightly', 'Daily')]);
    expect([...renamed.pointers.keys()]).toEqual(['Latest', 'Daily']);
    expect(() => after(renamed, [point('Nightly', 'b2')])).toThrowCode('CHANNEL_POINTER_IS_ALIAS');
    expect(after(renamed, [point('Nightly', 'b2')], minute(120)).aliases.size).toBe(0);
    expect(() => after(named, [alias('Nightly', 'Daily', '2026-01-01T00:00:00Z')])).toThrowCode('CHANNEL_ALIAS_ENDED');
    expect(() => after(named, [alias('Latest', 'Newest')])).toThrowCode('CHANNEL_POINTER_WELL_KNOWN');
    expect(() => after(renamed, [alias('Other', 'Nightly')])).toThrowCode('CHANNEL_POINTER_IS_ALIAS');
    expect(() => after(named, [alias('One', 'Two')])).toThrowCode('CHANNEL_POINTER_UNKNOWN');
  });

  it('takes the policy of a renamed pointer along', () => {
    const policy = { gates: ['smoke'], soakMinutes: 0 };
    const alias = { type: 'alias', alias: 'Staging', pointer: 'Preview', until: '2027-01-01T00:00:00Z' } as const;
    const renamed = state(
      ...two,
      [point('Staging', 'b1')],
      [{ type: 'set-policy', pointer: 'Staging', policy }],
      [alias],
    );
    expect(renamed.policies.get('Preview')).toEqual(policy);
  });

  it('closes a channel for good, or for another name until a date', () => {
    const close = (parts: object) => ({ type: 'close', reason: 'renamed', ...parts }) as const;
    const next = { successor: 'contoso/app/next', until: '2027-01-01T00:00:00Z' };
    expect(state(...two, [close(next)]).closed).toMatchObject(next);
    expect(() => state(...two, [close({ successor: next.successor })])).toThrowCode('CHANNEL_SUCCESSOR_INCOMPLETE');
    expect(() => state(...two, [close({ ...next, successor: 'contoso/app/main' })])).toThrowCode(
      'CHANNEL_SUCCESSOR_INCOMPLETE',
    );
    expect(() => state(...two, [close({ ...next, until: '2020-01-01T00:00:00Z' })])).toThrowCode('CHANNEL_ALIAS_ENDED');
  });

  it('refuses a policy with names that are none', () => {
    const policy = { gates: [], soakMinutes: 0 };
    const set = (parts: object) => ({ type: 'set-policy', pointer: 'LKG', policy: { ...policy, ...parts } }) as const;
    expect(() => state([set({ from: 'latest' })])).toThrowCode('CHANNEL_POINTER_INVALID');
    expect(() => state([set({ feeder: { channel: 'a/b/log', pointer: 'LKG' } })])).toThrowCode('CHANNEL_NAME_INVALID');
  });
});
