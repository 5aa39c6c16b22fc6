import { describe, expect, it } from 'vitest';
import { findPointer, isInRollout, resolvePointer } from '../src/index.ts';
import { add, back, minute, point, state } from './channel-builder.ts';

const rollout = (build: string, percent: number) => ({ type: 'rollout', build, percent }) as const;
const staged = state(
  [add('b1'), point('Latest', 'b1')],
  [add('b2'), rollout('b2', 50), point('Latest', 'b2')],
  [add('b3'), rollout('b3', 10), point('Latest', 'b3')],
);
const now = minute(60);
const clients = Array.from({ length: 300 }, (_, index) => `client-${String(index)}`);

describe('resolvePointer', () => {
  it('gives a client the newest build whose rollout has come to it', () => {
    for (const client of clients) {
      const wanted = isInRollout('b3', client, 10) ? 'b3' : isInRollout('b2', client, 50) ? 'b2' : 'b1';
      expect(resolvePointer(staged, 'Latest', { now, client }).build.build.id).toBe(wanted);
    }
  });

  it('gives whoever does not say who they are what everybody gets', () => {
    expect(resolvePointer(staged, 'Latest', { now })).toMatchObject({ named: 'b3', build: { build: { id: 'b1' } } });
  });

  it('gives nobody what was rolled back or withdrawn', () => {
    const gone = state(
      [add('b1'), point('Latest', 'b1')],
      [add('b2'), point('Latest', 'b2')],
      [back('Latest', 'b1'), { type: 'withdraw', build: 'b2', reason: 'bad' }],
      [add('b3'), rollout('b3', 0), point('Latest', 'b3')],
    );
    expect(resolvePointer(gone, 'Latest', { now, client: 'x' }).build.build.id).toBe('b1');
  });

  it('has nothing for a client that the first rollout has not come to', () => {
    const first = state([add('b1'), rollout('b1', 0), point('Latest', 'b1')]);
    expect(() => resolvePointer(first, 'Latest', { now, client: 'x' })).toThrowCode('CHANNEL_POINTER_UNKNOWN');
  });
});

describe('findPointer', () => {
  it('follows an alias until its date, and says afterwards what it was', () => {
    const alias = { type: 'alias', alias: 'Daily', pointer: 'Latest', until: '2026-01-02T02:00:00Z' } as const;
    const named = state([add('b1'), point('Latest', 'b1')], [alias]);
    expect(findPointer(named, 'Daily', minute(119)).name).toBe('Latest');
    expect(() => findPointer(named, 'Daily', minute(120))).toThrowCode('CHANNEL_POINTER_UNKNOWN');
  });
});
