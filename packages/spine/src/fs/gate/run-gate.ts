import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '@nuspine/primitives';
import { SpineError } from '../../errors.ts';
import type { GateFile, GateJob } from '../../gate/gate-file.ts';
import { gateReport, type GateReport, judgeEvidence, type JudgedJob } from '../../gate/gate-report.ts';
import type { JobResult } from '../../gate/job-result.ts';
import { parseGateFile } from '../../gate/parse-gate-file.ts';
import { readTextFile } from '../text-file.ts';
import { readEvidence, writeEvidence } from './evidence-files.ts';
import { inputDigest } from './input-digest.ts';
import { runJob } from './run-job.ts';

export interface GateOptions {
  /** The time that stands for now. */
  readonly now: Date;
}

export interface RunGateOptions extends GateOptions {
  /** Names of the jobs to run; all of them by default. */
  readonly jobs?: readonly string[];
  /** Which of these to run: all, or those that do not count by the evidence that was kept. */
  readonly which?: 'all' | 'needed';
  /** Which jobs the answer is about; all by default, for a gate of which a part was proven is closed. */
  readonly judge?: 'all' | 'chosen';
  /** The variables of this process, for the programs of the jobs. */
  readonly environment: Environment;
  /** Jobs that run at once; by default as many as there are processors, and two at least. */
  readonly parallel?: number;
  /** Told of each job that has ended. */
  readonly onJob?: (done: number, total: number, job: string) => void;
}

interface Gate extends GateFile {
  readonly folder: string;
  /** Path of the evidence from the folder. */
  readonly evidence: string;
}

const ALL_FILES = ['**/*'];
const DEFAULT_SECONDS = 120;
const DEFAULT_DAYS = 7;

/**
 * Runs jobs of a gate.toml side by side, keeps the evidence, and judges every job there is: one that was not run now counts by
 * the evidence that was kept. Throws `GATE_FILE_INVALID`, `GATE_JOB_UNKNOWN`, `SOURCE_READ_FAILED` and `FILE_WRITE_FAILED`.
 */
export async function runGate(path: string, options: RunGateOptions): Promise<GateReport> {
  const gate = await readGate(path);
  const chosen = chosenJobs(gate, options.jobs ?? [], path);
  const jobs = options.which === 'needed' ? await neededJobs(chosen, gate, options) : chosen;
  const queue = [...jobs];
  let done = 0;
  const work = async (): Promise<void> => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
      await proveJob(job, gate, options);
      options.onJob?.(++done, jobs.length, job.name);
    }
  };
  const workers = options.parallel ?? Math.max(2, availableParallelism());
  await Promise.all(Array.from({ length: workers }, work));
  return judge(options.judge === 'chosen' ? { ...gate, job: chosen } : gate, options);
}

/** Judges every job of a gate.toml by the evidence that was kept. Throws `GATE_FILE_INVALID` and `SOURCE_READ_FAILED`. */
export async function listGate(path: string, options: GateOptions): Promise<GateReport> {
  return judge(await readGate(path), options);
}

async function readGate(path: string): Promise<Gate> {
  const file = parseGateFile((await readTextFile(path, 'GATE_FILE_INVALID')).text, path);
  return { ...file, folder: dirname(path), evidence: file.evidence ?? '.gate' };
}

function chosenJobs({ job: all }: Gate, names: readonly string[], path: string): readonly GateJob[] {
  const unknown = names.filter((name) => !all.some((job) => job.name === name));
  if (unknown.length > 0) {
    const wanted = all.map(({ name }) => name);
    throw new SpineError('GATE_JOB_UNKNOWN', 'gate has no such job', { path, found: unknown, wanted });
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

async function neededJobs(jobs: readonly GateJob[], gate: Gate, options: GateOptions): Promise<readonly GateJob[]> {
  const { jobs: judged } = await judge(gate, options);
  return jobs.filter((job) => judged.find(({ name }) => name === job.name)?.state !== 'passed');
}

async function proveJob(job: GateJob, gate: Gate, { now, environment }: RunGateOptions): Promise<void> {
  const { folder, evidence } = gate;
  const inputs = await inputDigest(job, inputsOf(job, gate), gate);
  const start = performance.now();
  const context = { folder, environment, seconds: job.seconds ?? DEFAULT_SECONDS };
  const { reason, facts } = inputs.files === 0 ? nothingToProve(job, gate) : await runJob(job, context);
  await writeEvidence(join(folder, evidence), {
    formatVersion: 1,
    job: job.name,
    kind: job.kind,
    passed: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
    date: now.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    seconds: Math.round((performance.now() - start) / 100) / 10,
    inputs: inputs.digest,
    files: inputs.files,
    facts,
  });
}

/** Evidence on no file would never become stale. */
function nothingToProve(job: GateJob, gate: Gate): JobResult {
  return { reason: `no file is ${inputsOf(job, gate).join(', ')}`, facts: [] };
}

async function judge(gate: Gate, { now }: GateOptions): Promise<GateReport> {
  const jobs = gate.job.map(async (job): Promise<JudgedJob> => {
    const evidence = await readEvidence(join(gate.folder, gate.evidence), job.name);
    const inputs = (await inputDigest(job, inputsOf(job, gate), gate)).digest;
    return judgeEvidence(evidence, { name: job.name, kind: job.kind, inputs, now, days: gate.days ?? DEFAULT_DAYS });
  });
  return gateReport(await Promise.all(jobs));
}

function inputsOf(job: GateJob, gate: Gate): readonly string[] {
  return job.inputs ?? gate.inputs ?? ALL_FILES;
}
