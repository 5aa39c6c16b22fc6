import { describe, expect, it } from 'vitest';
import { nextEntry, parseLogEntry } from '../src/index.ts';
import { add, minute, state } from './channel-builder.ts';

describe('nextEntry', () => {
  it('follows the last entry', () => {
    const before = state([add('b1')]);
    const entry = parseLogEntry(nextEntry(before, { operations: [add('b2')], by: 'me', now: minute(9) }), '2');
    expect(entry).toMatchObject({ sequence: 2, previous: before.head, by: 'me', date: '2026-01-02T00:09:00Z' });
  });

  it('does not believe a clock that is behind the log', () => {
    const before = state([add('b1')]);
    const entry = parseLogEntry(nextEntry(before, { operations: [add('b2')], by: 'me', now: minute(-9) }), '2');
    expect(entry.date).toBe(before.date);
  });
});
