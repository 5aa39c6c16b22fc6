import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { checkpointOf, formatCheckpoint, parseCheckpoint, replayLog } from '../src/index.ts';
import { add, CHANNEL, log, passed, point, promotion, state } from './channel-builder.ts';

describe('checkpointOf', () => {
  it('says what every pointer and alias names, by name', () => {
    const alias = { type: 'alias', alias: 'Daily', pointer: 'Latest', until: '2027-01-01T00:00:00Z' } as const;
    const rollout = { type: 'rollout', build: 'b1', percent: 10 } as const;
    const { pointers, offers } = checkpointOf(state([add('b1'), rollout, point('Latest', 'b1')], [alias]));
    const latest = { build: 'b1', version: '1.0.1', since: '2026-01-02T00:01:00Z', sequence: 1, percent: 10 };
    expect(pointers).toEqual([
      { name: 'Daily', ...latest, aliasOf: 'Latest', until: '2027-01-01T00:00:00Z' },
      { name: 'Latest', ...latest },
    ]);
    expect(offers).toMatchObject([{ pointer: 'Latest', builds: [{ id: 'b1', sequence: 1, percent: 10 }] }]);
  });

  it('says which entries state what a pointer gives, up to the build that everybody gets', () => {
    const entries = log(
      [add('b1'), point('Latest', 'b1')],
      [add('b2'), point('Latest', 'b2')],
      [add('b3'), { type: 'rollout', build: 'b3', percent: 20 }, point('Latest', 'b3')],
      [promotion('LKG', 'b2', [passed('tests')])],
    );
    expect(checkpointOf(replayLog(CHANNEL, entries)).offers).toEqual([
      { pointer: 'LKG', builds: [{ id: 'b2', sequence: 2, entry: digestBytes(entries[1] ?? Buffer.of()) }] },
      {
        pointer: 'Latest',
        builds: [
          { id: 'b3', sequence: 3, entry: digestBytes(entries[2] ?? Buffer.of()), percent: 20 },
          { id: 'b2', sequence: 2, entry: digestBytes(entries[1] ?? Buffer.of()) },
        ],
      },
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
