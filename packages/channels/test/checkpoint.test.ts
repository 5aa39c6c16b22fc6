import { describe, expect, it } from 'vitest';
import { checkpointOf, formatCheckpoint, parseCheckpoint } from '../src/index.ts';
import { add, point, state } from './channel-builder.ts';

describe('checkpointOf', () => {
  it('says what every pointer and alias names, by name', () => {
    const alias = { type: 'alias', alias: 'Daily', pointer: 'Latest', until: '2027-01-01T00:00:00Z' } as const;
    const rollout = { type: 'rollout', build: 'b1', percent: 10 } as const;
    const { pointers } = checkpointOf(state([add('b1'), rollout, point('Latest', 'b1')], [alias]));
    const latest = { build: 'b1', version: '1.0.1', since: '2026-01-02T00:01:00Z', sequence: 1, percent: 10 };
    expect(pointers).toEqual([
      { name: 'Daily', ...latest, aliasOf: 'Latest', until: '2027-01-01T00:00:00Z' },
      { name: 'Latest', ...latest },
    ]);
  });
});

describe('parseCheckpoint', () => {
  it('reads what was written', () => {
    const checkpoint = checkpointOf(state([add('b1'), point('Latest', 'b1')], [{ type: 'close', reason: 'over' }]));
    expect(parseCheckpoint(formatCheckpoint(checkpoint), 'channel.json')).toEqual(checkpoint);
  });

  it.each(['', '{}', 'null'])('refuses "%s"', (text) => {
    expect(() => parseCheckpoint(Buffer.from(text), 'channel.json')).toThrowCode('CHANNEL_CHECKPOINT_INVALID');
  });
});
