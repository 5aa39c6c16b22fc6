import Type, { type TSchema } from 'typebox';
import type { Evidence, Fact } from './evidence.ts';
import type { GateJobKind } from './gate-file.ts';

/** What a job counts for. Only `passed` opens the gate. */
export type JobState = (typeof JOB_STATES)[number];

const JOB_STATES = ['passed', 'failed', 'stale', 'not-run'] as const;

/** One row of the matrix. */
export interface JudgedJob {
  readonly name: string;
  readonly kind: GateJobKind;
  readonly state: JobState;
  /** Why it does not count; nothing when it does. */
  readonly reason?: string;
  /** When it ran. */
  readonly date?: string;
  readonly seconds?: number;
  /** Digest of what it ran on. */
  readonly inputs?: string;
  readonly facts: readonly Fact[];
}

export interface GateReport {
  /** True when every job has passed on what is there now. */
  readonly ok: boolean;
  readonly jobs: readonly JudgedJob[];
}

/** What evidence is held against. */
export interface Judgement {
  readonly name: string;
  readonly kind: GateJobKind;
  /** Digest of what the job would run on now. */
  readonly inputs: string;
  readonly now: Date;
  readonly days: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** What a job counts for by its evidence, if there is any. */
export function judgeEvidence(evidence: Evidence | undefined, { name, kind, ...wanted }: Judgement): JudgedJob {
  if (evidence?.job !== name || evidence.kind !== kind) {
    return { name, kind, state: 'not-run', reason: 'there is no evidence that it ran', facts: [] };
  }
  const { date, seconds, inputs, facts } = evidence;
  const ran = { name, kind, date, seconds, inputs, facts };
  if (inputs !== wanted.inputs)
    return { ...ran, state: 'stale', reason: 'what it depends on has changed since it ran' };
  const age = wanted.now.getTime() - Date.parse(date);
  if (age > wanted.days * DAY)
    return { ...ran, state: 'stale', reason: `it ran ${String(Math.floor(age / DAY))} days ago` };
  if (age < -DAY) return { ...ran, state: 'stale', reason: 'it ran in the future' };
  return evidence.passed
    ? { ...ran, state: 'passed' }
    : { ...ran, state: 'failed', reason: evidence.reason ?? 'evidence says no reason' };
}

/** A gate of no jobs is closed: nothing is proven. */
export function gateReport(jobs: readonly JudgedJob[]): GateReport {
  return { ok: jobs.length > 0 && jobs.every(({ state }) => state === 'passed'), jobs };
}

export const GateReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean({ description: 'True when every job has passed on what is there now.' }),
    jobs: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          kind: Type.String(),
          state: Type.Enum([...JOB_STATES]),
          reason: Type.Optional(Type.String({ description: 'Why it does not count.' })),
          date: Type.Optional(Type.String({ description: 'When it ran.' })),
          seconds: Type.Optional(Type.Number()),
          inputs: Type.Optional(Type.String({ description: 'Digest of what it ran on.' })),
          facts: Type.Array(
            Type.Object({ name: Type.String(), value: Type.String() }, { additionalProperties: false }),
          ),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, title: 'Report of the gate' },
);
