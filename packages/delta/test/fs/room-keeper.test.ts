import { describe, expect, it } from 'vitest';
import { roomKeeper } from '../../src/fs/room-keeper.ts';

describe('roomKeeper', () => {
  it('uses memory of small files again, and not while it is used', () => {
    const keeper = roomKeeper(1);
    const first = keeper.take(1000, 2000);
    expect([first.base.length, first.target.length]).toEqual([1000, 2000]);
    expect(keeper.take(10, 20).base.buffer).not.toBe(first.base.buffer);
    keeper.giveBack(first);
    expect(keeper.take(30_000, 5).base.buffer).toBe(first.base.buffer);
  });

  it('lets memory of large files go', () => {
    const keeper = roomKeeper(1);
    const first = keeper.take(2 ** 26, 10);
    keeper.giveBack(first);
    expect(keeper.take(2 ** 26, 10).base.buffer).not.toBe(first.base.buffer);
  });

  it('gives files that are too large for one search memory of their own', () => {
    const room = roomKeeper(1, 2 ** 24).take(2 ** 24, 10);
    expect(room.search).toBeUndefined();
    expect(room.base.buffer).toBeInstanceOf(SharedArrayBuffer);
  });
});
