import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { furtherRunsInTurns, onceMore } from '../src/further-runs.ts';

describe('furtherRunsInTurns', () => {
  it('runs a loop of ten and one of twenty each time, and removes before what it writes', async () => {
    await withTemporaryFolder(async (folder) => {
      const [log, out] = [join(folder, 'log'), join(folder, 'out')];
      const loop = {
        command: (times: number) => ({
          file: 'sh',
          args: ['-c', `set -C; mkdir '${out}'; printf '%s ' ${String(times)} >> '${log}'`],
        }),
        outputs: [out],
      };
      expect(await furtherRunsInTurns([loop, loop], 2)).toHaveLength(2);
      expect(await readFile(log, 'utf8')).toBe('10 20 '.repeat(4));
    });
  });
});

describe('onceMore', () => {
  it('is the part of one of those that only the longer run did', () => {
    const some = { wallMs: 1000, cpuMs: 1200, peakMiB: 90 };
    expect(onceMore(some, { wallMs: 1500, cpuMs: 1900, peakMiB: 100 }, 10)).toEqual({
      wallMs: 50,
      cpuMs: 70,
      peakMiB: 100,
    });
    expect(onceMore({ wallMs: 1, peakMiB: undefined }, { wallMs: 3, peakMiB: undefined }, 2)).toEqual({
      wallMs: 1,
      peakMiB: undefined,
    });
  });
});
