import { describe, expect, it } from 'vitest';
import { measureProcess, medianOfRuns, medianRun, parseCpuMs, parsePeakMiB } from '../src/measure-process.ts';

const node = (script: string) => ({ file: process.execPath, args: ['-e', script] });

describe('measureProcess', () => {
  it('waits for the whole process', async () => {
    const run = await measureProcess(node('setTimeout(() => {}, 100)'));
    expect(run.wallMs).toBeGreaterThan(100);
  });

  it('refuses to count a run that failed', async () => {
    await expect(measureProcess(node('process.exit(3)'))).rejects.toThrow('exited with 3');
  });
});

describe('medianOfRuns', () => {
  it('runs as often as it is told', async () => {
    expect((await medianOfRuns(node(''), 3)).wallMs).toBeGreaterThan(0);
  });
});

describe('medianRun', () => {
  it('takes the middle time and the highest peak', () => {
    const runs = [30, 10, 20].map((wallMs) => ({ wallMs, peakMiB: 100 - wallMs }));
    expect(medianRun(runs)).toEqual({ wallMs: 20, peakMiB: 90 });
  });
});

describe('parseCpuMs', () => {
  it('adds up the times of a process and of its children that have ended', () => {
    const times = '12 34 5 6';
    expect(parseCpuMs(`42 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 ${times} 20 0`)).toBe(570);
    expect(parseCpuMs('')).toBeUndefined();
  });
});

describe('parsePeakMiB', () => {
  it('reads the high-water mark', () => {
    expect(parsePeakMiB('Name:\tnode\nVmHWM:\t  204800 kB\n')).toBe(200);
    expect(parsePeakMiB('Name:\tnode\n')).toBeUndefined();
  });
});
