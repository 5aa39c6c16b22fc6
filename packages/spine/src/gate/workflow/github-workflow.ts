import { stringify } from 'yaml';
import type { GateFile } from '../gate-file.ts';
import { type WorkflowPlan, workflowPlan } from './workflow-plan.ts';

/** A step of a job. */
type Step = Readonly<Record<string, unknown>>;

/**
 * A workflow of GitHub Actions: on pull requests and pushes that change what a job depends on, by hand, and every week, because
 * feeds and base images change by themselves.
 */
export function githubWorkflow(gate: GateFile): string {
  const plan = workflowPlan(gate);
  const filter = plan.paths.length === 0 ? {} : { paths: plan.paths };
  return stringify(
    {
      name: 'gate',
      on: {
        pull_request: filter,
        push: { branches: plan.branches, ...filter },
        workflow_dispatch: {},
        schedule: [{ cron: plan.cron }],
      },
      permissions: { contents: 'read' },
      concurrency: {
        group: 'gate-${{ github.ref }}',
        'cancel-in-progress': "${{ github.event_name == 'pull_request' }}",
      },
      jobs: { job: jobOf(plan), gate: verdictOf(plan) },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

function jobOf(plan: WorkflowPlan): object {
  return {
    name: '${{ matrix.job }}',
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': plan.minutes,
    strategy: { 'fail-fast': false, matrix: { job: plan.jobs } },
    steps: [
      ...setup(plan),
      // The gate itself is closed until every job has run: here only this one counts.
      { name: 'prove', run: `${plan.command} gate run \${{ matrix.job }} --only` },
      {
        name: 'keep the evidence',
        if: 'always()',
        uses: 'actions/upload-artifact@v4',
        with: {
          name: 'gate-${{ matrix.job }}',
          path: `${plan.evidence}/\${{ matrix.job }}.json`,
          'include-hidden-files': true,
          'if-no-files-found': 'error',
        },
      },
    ],
  };
}

function verdictOf(plan: WorkflowPlan): object {
  return {
    name: 'gate',
    needs: ['job'],
    if: '!cancelled()',
    'runs-on': 'ubuntu-latest',
    'timeout-minutes': plan.minutes,
    steps: [
      ...setup(plan),
      {
        uses: 'actions/download-artifact@v4',
        with: { pattern: 'gate-*', path: plan.evidence, 'merge-multiple': true },
      },
      { name: 'judge', run: `${plan.command} gate list` },
    ],
  };
}

function setup({ node, dotnet, setup: commands }: WorkflowPlan): readonly Step[] {
  return [
    { uses: 'actions/checkout@v4' },
    { uses: 'actions/setup-node@v4', with: { 'node-version': node } },
    ...(dotnet === undefined ? [] : [{ uses: 'actions/setup-dotnet@v4', with: { 'dotnet-version': dotnet } }]),
    ...commands.map((run) => ({ run })),
  ];
}
