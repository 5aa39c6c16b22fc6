import { compareOrdinal } from '@nuspine/primitives';
import type { GateFile, WorkflowSettings } from '../gate-file.ts';

/** What both kinds of workflow say. */
export interface WorkflowPlan extends Required<Omit<WorkflowSettings, 'dotnet'>> {
  readonly dotnet: string | undefined;
  readonly jobs: readonly string[];
  /** Files whose change needs the gate. */
  readonly paths: readonly string[];
  readonly evidence: string;
  /** Minutes after which a machine gives up: the longest job, and time to set up. */
  readonly minutes: number;
}

const SET_UP_MINUTES = 15;

export function workflowPlan({
  job: jobs,
  inputs = ['**/*'],
  evidence = '.gate',
  workflow = {},
}: GateFile): WorkflowPlan {
  const paths = new Set(['gate.toml', ...jobs.flatMap((job) => job.inputs ?? inputs)]);
  const longest = Math.max(...jobs.map(({ seconds = 120 }) => seconds));
  return {
    branches: workflow.branches ?? ['main'],
    cron: workflow.cron ?? '17 4 * * 1',
    setup: workflow.setup ?? [],
    command: workflow.command ?? 'npx nuspine',
    node: workflow.node ?? '24',
    dotnet: workflow.dotnet,
    jobs: jobs.map(({ name }) => name),
    // With everything in it, a filter would only be read.
    paths: paths.has('**/*') || paths.has('**') ? [] : [...paths].toSorted(compareOrdinal),
    evidence,
    minutes: SET_UP_MINUTES + Math.ceil(longest / 60),
  };
}
