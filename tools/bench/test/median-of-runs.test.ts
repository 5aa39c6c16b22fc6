import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { medianOfRuns, medianRun, mediansInTurns, needsMore } from '../src/median-of-runs.ts';

const sh = (script: string) => ({ file: 'sh', args: ['-c', script] });
const runsOf = (...times: readonly number[]) => times.map((wallMs) => ({ wallMs, peakMiB: 100 - wallMs }));

describe('mediansInTurns', () => {
  it('lets commands take turns', async () => {
    await withTemporaryFolder(async (folder) => {
      const log = join(folder, 'log');
      const commands = ['a', 'b'].map((name) => ({ command: sh(`printf ${name} >> '${log}'`) }));
      expect(await mediansInTurns(commands, 3)).toHaveLength(2);
      expect(await readFile(log, 'utf8')).toBe('ab'.repeat(15));
    });
  });
});

describe('medianOfRuns', () => {
  it('removes what the run before has written', async () => {
    await withTemporaryFolder(async (folder) => {
      const out = join(folder, 'out');
      await appendFile(out, '');
      const run = await medianOfRuns(sh(`set -C; : > '${out}'`), 1, [out]);
      expect(run.wallMs).toBeGreaterThan(0);
    });
  });
});

describe('needsMore', () => {
  it('is true up to the least count, and for an even one', () => {
    expect(needsMore(runsOf(9000), 3)).toBe(true);
    expect(needsMore(runsOf(9000, 9000), 1)).toBe(true);
    expect(needsMore(runsOf(9000, 9000, 9000), 3)).toBe(false);
  });

  it('is true for a short command until its runs have taken three seconds', () => {
    expect(needsMore(runsOf(900, 900, 900), 3)).toBe(true);
    expect(needsMore(runsOf(1000, 1000, 1000), 3)).toBe(false);
  });

  it('is false after 15 runs, however short', () => {
    expect(needsMore(Array.from({ length: 13 }, () => runsOf(1)).flat(), 3)).toBe(true);
    expect(needsMore(Array.from({ length: 15 }, () => runsOf(1)).flat(), 3)).toBe(false);
  });
});

describe('medianRun', () => {
  it('takes the middle time and the highest peak', () => {
    expect(medianRun(runsOf(30, 10, 20))).toEqual({ wallMs: 20, peakMiB: 90 });
  });
});
