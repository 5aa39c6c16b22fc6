import { describe, expect, it } from 'vitest';
import { add, back, passed, point, promotion, state, after } from '../channel-builder.ts';

const two = [
  [add('b1'), point('Latest', 'b1')],
  [add('b2'), point('Latest', 'b2')],
] as const;

describe('setPointer', () => {
  it('moves forward by the order key, whatever the versions say', () => {
    const rewritten = state(...two, [add('b3', { version: '0.0.1-alpha' }), point('Latest', 'b3')]);
    expect(rewritten.pointers.get('Latest')?.build).toBe('b3');
  });

  it('never moves back', () => {
    expect(() => state(...two, [point('Latest', 'b1')])).toThrowCode('CHANNEL_POINTER_BACKWARDS');
    expect(() => state(...two, [add('b0', { version: '9.0.0' }), point('Latest', 'b0')])).toThrowCode(
      'CHANNEL_POINTER_BACKWARDS',
    );
  });

  it('says when there is nothing to move', () => {
    expect(() => state(...two, [point('Latest', 'b2')])).toThrowCode('CHANNEL_POINTER_UNCHANGED');
  });

  it.each(['LKG', 'Release'])('does not move %s, which is behind gates', (pointer) => {
    expect(() => state(...two, [point(pointer, 'b2')])).toThrowCode('CHANNEL_PROMOTION_REQUIRED');
  });

  it('does not move a pointer that has a policy', () => {
    const policy = { type: 'set-policy', pointer: 'Staging', policy: { gates: ['smoke'], soakMinutes: 0 } } as const;
    expect(() => state(...two, [policy], [point('Staging', 'b2')])).toThrowCode('CHANNEL_PROMOTION_REQUIRED');
  });

  it('names only builds that are there', () => {
    expect(() => state(...two, [point('Latest', 'b9')])).toThrowCode('CHANNEL_BUILD_UNKNOWN');
    expect(() => state(...two, [point('latest', 'b2')])).toThrowCode('CHANNEL_POINTER_INVALID');
  });
});

describe('rollBack', () => {
  it('moves back, and forward again by an ordinary move', () => {
    const rolled = state(...two, [back('Latest', 'b1')]);
    expect(rolled.pointers.get('Latest')?.build).toBe('b1');
    expect(after(rolled, [point('Latest', 'b2')]).pointers.get('Latest')?.build).toBe('b2');
  });

  it('is no way forward, and nothing without a pointer', () => {
    expect(() => state(...two, [add('b3'), back('Latest', 'b3')])).toThrowCode('CHANNEL_POINTER_FORWARDS');
    expect(() => state(...two, [back('Nightly', 'b1')])).toThrowCode('CHANNEL_POINTER_UNKNOWN');
    expect(() => state(...two, [back('Latest', 'b2')])).toThrowCode('CHANNEL_POINTER_UNCHANGED');
  });

  it('takes LKG back only to what was LKG', () => {
    const good = [promotion('LKG', 'b2', [passed('tests')])];
    expect(() => state(...two, good, [back('LKG', 'b1')])).toThrowCode('CHANNEL_SOURCE_MISSED');
    const both = state(...two, [promotion('LKG', 'b1', [passed('tests')])], good, [back('LKG', 'b1')]);
    expect(both.pointers.get('LKG')?.build).toBe('b1');
  });
});

describe('moveForward', () => {
  it('does not take an alias for a pointer', () => {
    const alias = { type: 'alias', alias: 'Nightly', pointer: 'Latest', until: '2027-01-01T00:00:00Z' } as const;
    expect(() => state(...two, [alias], [add('b3'), point('Nightly', 'b3')])).toThrowCode('CHANNEL_POINTER_IS_ALIAS');
  });
});
