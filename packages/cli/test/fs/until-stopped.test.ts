import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { untilStopped } from '../../src/fs/until-stopped.ts';

describe('untilStopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('waits for %s, and listens no more then', async (signal) => {
    const before = process.listenerCount(signal);
    const stopped = untilStopped();
    expect(process.listenerCount(signal)).toBe(before + 1);
    process.emit(signal);
    await stopped;
    expect(process.listenerCount(signal)).toBe(before);
  });
});
