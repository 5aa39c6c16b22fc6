import { describe, expect, it } from 'vitest';
import { channelHistory, parseLogEntry } from '../src/index.ts';
import { add, back, log, point } from './channel-builder.ts';

const entries = log([add('b1'), point('Latest', 'b1')], [add('b2'), point('Latest', 'b2')], [back('Latest', 'b1')]).map(
  (bytes) => parseLogEntry(bytes, 'log'),
);

describe('channelHistory', () => {
  it('says who moved a pointer when and why', () => {
    const lines = channelHistory(entries, { pointer: 'Latest' });
    expect(lines.map(({ text }) => text)).toEqual([
      'move Latest to b1',
      'move Latest to b2',
      'roll Latest back to b1: it crashes',
    ]);
    expect(lines[2]).toMatchObject({ by: 'tester', date: '2026-01-02T00:03:00Z', reason: 'it crashes', sequence: 3 });
  });

  it('follows one build', () => {
    expect(channelHistory(entries, { build: 'b1' }).map(({ type }) => type)).toEqual([
      'add-build',
      'set-pointer',
      'roll-back',
    ]);
    expect(channelHistory(entries)).toHaveLength(5);
  });
});
