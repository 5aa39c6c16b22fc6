import { describe, expect, it } from 'vitest';
import { findOnPath } from '../src/find-on-path.ts';
import { measureProcess, parseUsage } from '../src/measure-process.ts';

const node = (script: string) => ({ file: process.execPath, args: ['-e', script] });
const hasGnuTime = process.platform === 'linux' && (await findOnPath('time')) !== undefined;

describe('measureProcess', () => {
  it('waits for the whole process', async () => {
    const run = await measureProcess(node('setTimeout(() => {}, 100)'));
    expect(run.wallMs).toBeGreaterThan(100);
  });

  it('has the processor time and the peak of a process and its children, where GNU time is', async () => {
    const work = 'const full = Buffer.alloc(2 ** 27, 1); while (process.cpuUsage().user < 1e5);';
    const script = `require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(work)}])`;
    const { cpuMs, peakMiB } = await measureProcess(node(script));
    if (hasGnuTime) {
      expect(cpuMs).toBeGreaterThan(100);
      expect(peakMiB).toBeGreaterThan(128);
    } else {
      expect({ cpuMs, peakMiB }).toEqual({ peakMiB: undefined });
    }
  });

  it('refuses to count a run that failed, and repeats what it said', async () => {
    await expect(measureProcess(node('console.error("why"); process.exit(3)'))).rejects.toThrow('exited with 3: why');
  });
});

describe('parseUsage', () => {
  it('adds up the times and has the peak in MiB', () => {
    expect(parseUsage('a warning\n1.25 0.50 204800\n')).toEqual({ cpuMs: 1750, peakMiB: 200 });
  });

  it('has nothing where nothing was said', () => {
    expect(parseUsage('')).toEqual({ peakMiB: undefined });
    expect(parseUsage('1.25 0.50 204800\na warning\n')).toEqual({ peakMiB: undefined });
  });
});
