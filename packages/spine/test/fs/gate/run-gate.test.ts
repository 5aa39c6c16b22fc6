import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { listGate, runGate } from '../../../src/fs/gate/run-gate.ts';
import type { GateReport } from '../../../src/index.ts';
import { writeSample } from '../../sample-spine.ts';
import { writeGate } from './sample-gate.ts';

const options = { now: new Date('2026-01-01T12:00:00.500Z'), environment: process.env };

function states({ jobs }: GateReport): Record<string, string> {
  return Object.fromEntries(jobs.map(({ name, state }) => [name, state]));
}

describe('runGate', () => {
  it('runs every job, keeps evidence of each, and tells of progress', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeGate(folder);
      const done: number[] = [];
      const report = await runGate(path, { ...options, onJob: (count, total) => done.push(count / total) });
      expect({ ok: report.ok, states: states(report), done }).toEqual({
        ok: true,
        states: { first: 'passed', second: 'passed' },
        done: [0.5, 1],
      });
      const evidence: unknown = JSON.parse(await readFile(join(folder, '.gate/first.json'), 'utf8'));
      expect(evidence).toMatchObject({ job: 'first', passed: true, date: '2026-01-01T12:00:00Z', files: 1 });
    });
  });

  it('turns exactly the job red whose files are wrong, with the reason', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeGate(folder);
      await runGate(path, options);
      await writeSample(folder, 'second.txt', 'wrong');
      expect(states(await listGate(path, options))).toEqual({ first: 'passed', second: 'stale' });
      const ran: string[] = [];
      const report = await runGate(path, { ...options, which: 'needed', onJob: (_done, _total, job) => ran.push(job) });
      expect({ ran, states: states(report) }).toEqual({
        ran: ['second'],
        states: { first: 'passed', second: 'failed' },
      });
      expect(report.jobs[1]?.reason).toMatch(/did not print "right": wrong$/);
    });
  });

  it('judges all jobs when some run, unless told otherwise', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeGate(folder);
      const part = await runGate(path, { ...options, jobs: ['first'] });
      expect({ ok: part.ok, states: states(part) }).toEqual({
        ok: false,
        states: { first: 'passed', second: 'not-run' },
      });
      const only = await runGate(path, { ...options, jobs: ['first'], judge: 'chosen' });
      expect({ ok: only.ok, states: states(only) }).toEqual({ ok: true, states: { first: 'passed' } });
    });
  });

  it('fails a job that depends on no file, for its evidence would hold for ever', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeGate(folder);
      await rm(join(folder, 'first.txt'));
      const report = await runGate(path, { ...options, jobs: ['first'], judge: 'chosen' });
      expect(report.jobs).toMatchObject([{ state: 'failed', reason: 'no file is first.txt' }]);
    });
  });

  it('refuses a job that there is not', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeGate(folder);
      await expect(runGate(path, { ...options, jobs: ['third'] })).rejects.toThrowCode('GATE_JOB_UNKNOWN');
    });
  });
});

describe('listGate', () => {
  it('calls a file that is not text a fault of the gate', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'gate.toml');
      await writeFile(path, Buffer.from([0xff, 0xfe, 0x5b]));
      await expect(listGate(path, options)).rejects.toThrowCode('GATE_FILE_INVALID');
    });
  });

  it('runs nothing and is closed while nothing ran', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeGate(folder);
      const report = await listGate(path, options);
      expect({ ok: report.ok, states: states(report) }).toEqual({
        ok: false,
        states: { first: 'not-run', second: 'not-run' },
      });
    });
  });

  it('tells what has become stale: by age, by a change of the job, by damage', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeGate(folder);
      await runGate(path, options);
      const later = await listGate(path, { now: new Date('2026-01-20T00:00:00Z') });
      expect(states(later)).toEqual({ first: 'stale', second: 'stale' });
      await writeSample(folder, 'gate.toml', (await readFile(path, 'utf8')).replace('output = "1"', 'output = "2"'));
      expect(states(await listGate(path, options))).toEqual({ first: 'stale', second: 'passed' });
      await writeSample(folder, '.gate/second.json', '{');
      expect(states(await listGate(path, options))).toEqual({ first: 'stale', second: 'not-run' });
      await rm(join(folder, '.gate'), { recursive: true });
      expect(states(await listGate(path, options))).toEqual({ first: 'not-run', second: 'not-run' });
    });
  });
});
