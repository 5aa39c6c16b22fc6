import { describe, expect, it } from 'vitest';
import { channelFiles, channelFold, emptyChannel, nextEntry, replayLog } from '../src/index.ts';
import { add, back, CHANNEL, log, minute, point, state, after, text } from './channel-builder.ts';
import { HISTORIES, readHistory, statedOrder } from './real-histories.ts';
import { replay } from './replay-history.ts';

const CLOSE = { type: 'close', reason: 'end of life' } as const;

describe('replayLog', () => {
  it('leads to what the pointers name', () => {
    const { pointers, sequence, builds } = state(
      [add('b1'), point('Latest', 'b1')],
      [add('b2'), point('Latest', 'b2')],
    );
    expect(pointers.get('Latest')).toMatchObject({ build: 'b2', sequence: 2, before: { build: 'b1' } });
    expect([sequence, builds.size]).toEqual([2, 2]);
  });

  it('gives the same state for equal logs, and another head for another log', () => {
    const entries = log([add('b1')], [add('b2')]);
    expect(replayLog(CHANNEL, entries)).toEqual(replayLog(CHANNEL, entries));
    expect(state([add('b1')]).head).not.toBe(state([add('b2')]).head);
  });

  it('refuses an entry that was edited', () => {
    const [first = Buffer.of(), second = Buffer.of()] = log([add('b1')], [add('b2')]);
    const edited = Buffer.from(Buffer.from(first).toString('utf8').replace('"b1"', '"b9"'));
    expect(() => replayLog(CHANNEL, [edited, second])).toThrowCode('CHANNEL_CHAIN_BROKEN');
  });

  it('refuses an entry that was removed or put elsewhere', () => {
    const [first = Buffer.of(), second = Buffer.of()] = log([add('b1')], [add('b2')]);
    expect(() => replayLog(CHANNEL, [second])).toThrowCode('CHANNEL_ENTRY_MISPLACED');
    expect(() => replayLog(CHANNEL, [second, first])).toThrowCode('CHANNEL_ENTRY_MISPLACED');
    expect(() => replayLog('contoso/app/other', [first])).toThrowCode('CHANNEL_ENTRY_MISPLACED');
  });

  it('refuses a clock that goes back', () => {
    const before = state([add('b1')]);
    const late = { ...before, date: '2025-01-01T00:00:00Z' };
    const bytes = nextEntry(late, { operations: [add('b2')], by: 'tester', now: new Date(Date.UTC(2025, 5)) });
    expect(() => channelFold(CHANNEL, before).add(bytes)).toThrowCode('CHANNEL_DATE_BACKWARDS');
  });

  it('lets nothing happen to a closed channel, not even in the entry that closes it', () => {
    const closed = state([add('b1')], [CLOSE]);
    expect(() => after(closed, [add('b2')])).toThrowCode('CHANNEL_CLOSED');
    expect(() => state([CLOSE, add('b1')])).toThrowCode('CHANNEL_CLOSED');
  });

  it('makes the operations of an entry happen together or not at all', () => {
    const before = state([add('b1'), point('Latest', 'b1')]);
    expect(() => after(before, [add('b2'), point('Latest', 'b2'), back('Latest', 'b9')])).toThrowCode(
      'CHANNEL_BUILD_UNKNOWN',
    );
    expect(before).toEqual(state([add('b1'), point('Latest', 'b1')]));
  });
});

describe('channelFold', () => {
  it('goes on from a state without changing it', () => {
    const before = state([add('b1')]);
    const fold = channelFold(CHANNEL, before);
    fold.add(nextEntry(before, { operations: [add('b2')], by: 'tester', now: minute(5) }));
    expect([before.builds.size, fold.state.builds.size]).toEqual([1, 2]);
  });

  it('begins with nothing', () => {
    expect(channelFold(CHANNEL).state).toEqual(emptyChannel(CHANNEL));
  });
});

const DATED = HISTORIES.filter((name) => name !== 'cli-master');

describe('the histories of dotnet/versions', () => {
  const outcomes = new Map(
    DATED.map((name) => {
      const channel = `dotnet/${name.replace('-', '/')}`;
      return [name, replay(channel, readHistory(name), ({ value }, before) => statedOrder(value, before))] as const;
    }),
  );

  it('hold 5,576 writes', () => {
    const count = HISTORIES.reduce((sum, name) => sum + readHistory(name).length, 0);
    console.log(`replay: ${String(count)} writes of ${String(HISTORIES.length)} pointers`);
    expect(count).toBe(5576);
  });

  it('move back 19 times: each is refused until it is declared as a rollback', () => {
    const backwards = [...outcomes].map(([name, { refused }]) => [name, refused['CHANNEL_POINTER_BACKWARDS']]);
    expect(Object.fromEntries(backwards)).toEqual({
      'coreclr-master': 3,
      'corefx-master': 14,
      'corefx-release-2.1': 2,
    });
  });

  // Read as numbers, five of the seven would have moved the pointer back.
  it('have 7 build numbers that were cut, an empty value, and one build twice', () => {
    const others = [...outcomes.values()].map(({ refused }) =>
      Object.fromEntries(Object.entries(refused).filter(([code]) => code !== 'CHANNEL_POINTER_BACKWARDS')),
    );
    expect(others).toEqual([{ CHANNEL_ORDER_INVALID: 7, CHANNEL_ENTRY_INVALID: 1 }, { CHANNEL_ORDER_TAKEN: 1 }, {}]);
  });

  it('change their numbering twice, which is no move back because order is stated', () => {
    const changed = DATED.flatMap((name) => {
      const values = readHistory(name).map(({ value }) => value.trim());
      return values.filter(
        (value, index) => /\.\d{5}\.\d+$/.test(value) && /-\d{5}-\d\d$/.test(values[index - 1] ?? ''),
      );
    });
    expect(changed).toEqual(['preview6.19274.71', 'preview1.18529.8']);
    for (const value of changed) {
      const found = [...outcomes.values()].flatMap(({ state }) => [...state.builds.values()]);
      expect(found.find(({ build }) => build.label === value)?.named).toHaveProperty('Latest');
    }
  });

  it.each(DATED)('of %s ends with the bytes that were served', (name) => {
    const { state } = outcomes.get(name) ?? { state: channelFold('a/b/c').state };
    expect(text(channelFiles(state).get('Latest.txt'))).toBe(readHistory(name).at(-1)?.value);
  });

  it('of cli-master, which says "stable" 44 times, replays with the order in which it was written', () => {
    const writes = readHistory('cli-master');
    let place = 0;
    const { state, refused } = replay('dotnet/cli/master', writes, () => [(place += 1)]);
    expect([refused, state.builds.size, state.sequence]).toEqual([{}, 389, 389]);
    expect(text(channelFiles(state).get('Latest.txt'))).toBe(writes.at(-1)?.value);
  });
});
