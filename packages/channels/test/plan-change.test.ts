import { describe, expect, it } from 'vitest';
import { planPromotion, planPublication, planWithdrawal, promotedBuild } from '../src/index.ts';
import { add, after, back, build, emptyState, passed, point, promotion, state } from './channel-builder.ts';

const published = state([add('b1'), point('Latest', 'b1')]);

describe('planPublication', () => {
  it('adds the build, says who gets it, and moves the pointer', () => {
    const types = planPublication(published, { build: build('b2'), percent: 10 }).map(({ type }) => type);
    expect(types).toEqual(['add-build', 'rollout', 'set-pointer']);
  });

  it('has nothing to do for a build that was published already, even if later ones were too', () => {
    const later = after(published, [add('b2'), point('Latest', 'b2')]);
    expect(planPublication(later, { build: build('b1') })).toEqual([]);
  });

  it('does not say that all is well with a build that was withdrawn', () => {
    const later = after(published, [add('b2'), point('Latest', 'b2')]);
    const withdrawn = after(later, planWithdrawal(later, { build: 'b2', reason: 'it crashes', rollBackTo: 'b1' }));
    const again = planPublication(withdrawn, { build: build('b2') });
    expect(() => after(withdrawn, again)).toThrowCode('CHANNEL_BUILD_WITHDRAWN');
  });

  it('moves another pointer to a build that is there', () => {
    expect(planPublication(published, { build: build('b1'), pointer: 'Nightly' })).toEqual([point('Nightly', 'b1')]);
  });

  it('knows a build again that was published on another day, if the day says nothing of it', () => {
    const again = build('b1', { date: '2026-02-03T04:05:06Z' });
    expect(planPublication(published, { build: again, isDatedNow: true })).toEqual([]);
    expect(planPublication(published, { build: again })).toHaveLength(2);
    const changed = planPublication(published, { build: { ...again, commit: 'other' }, isDatedNow: true });
    expect(() => after(published, changed)).toThrowCode('CHANNEL_BUILD_EXISTS');
  });

  it('does not take a changed build for the same', () => {
    const changed = planPublication(published, { build: build('b1', { commit: 'other' }) });
    expect(() => after(published, changed)).toThrowCode('CHANNEL_BUILD_EXISTS');
  });
});

describe('promotedBuild', () => {
  it('is what the pointer before names', () => {
    const proven = after(published, [promotion('LKG', 'b1', [passed('tests')])]);
    const moved = after(proven, [add('b2'), point('Latest', 'b2')]);
    expect([promotedBuild(moved, { pointer: 'LKG' }), promotedBuild(moved, { pointer: 'Release' })]).toEqual([
      'b2',
      'b1',
    ]);
    expect(() => promotedBuild(emptyState(), { pointer: 'LKG' })).toThrowCode('CHANNEL_POINTER_UNKNOWN');
  });
});

describe('planPromotion', () => {
  it('brings the evidence along', () => {
    const evidence = [passed('tests')];
    expect(planPromotion(published, { pointer: 'LKG', evidence })).toEqual([promotion('LKG', 'b1', evidence)]);
  });
});

describe('planWithdrawal', () => {
  it('rolls back the pointers that name the build, in the same entry', () => {
    const later = after(published, [add('b2'), point('Latest', 'b2')]);
    const plan = planWithdrawal(later, { build: 'b2', reason: 'it crashes', rollBackTo: 'b1' });
    expect(plan).toEqual([back('Latest', 'b1'), { type: 'withdraw', build: 'b2', reason: 'it crashes' }]);
    expect(after(later, plan).pointers.get('Latest')?.build).toBe('b1');
  });
});
