import { stringify } from 'yaml';
import type { GateFile } from '../gate-file.ts';
import { type WorkflowPlan, workflowPlan } from './workflow-plan.ts';

/**
 * A pipeline of GitLab, to be included. It runs for merge requests and pushes that change what a job depends on, by hand, and
 * in schedules, which GitLab keeps with the project: the one wanted stands in a comment.
 */
export function gitlabWorkflow(gate: GateFile): string {
  const plan = workflowPlan(gate);
  const rules = rulesOf(plan);
  return `# Schedule: ${plan.cron} (UTC), under Build > Pipeline schedules.\n${stringify(
    {
      '.gate-machine': {
        image: plan.dotnet === undefined ? `node:${plan.node}` : `mcr.microsoft.com/dotnet/sdk:${sdkTag(plan.dotnet)}`,
        timeout: `${String(plan.minutes)}m`,
        rules,
        before_script: [...nodeSetup(plan), ...plan.setup],
      },
      'gate-job': {
        extends: '.gate-machine',
        stage: 'test',
        parallel: { matrix: [{ GATE_JOB: plan.jobs }] },
        script: [`${plan.command} gate run "$GATE_JOB" --only`],
        artifacts: { when: 'always', paths: [`${plan.evidence}/`], expire_in: '30 days' },
      },
      gate: {
        extends: '.gate-machine',
        stage: '.post',
        // After a job that failed, the matrix is what one wants to see.
        rules: rules.map((rule) => ({ ...rule, when: 'always' })),
        script: [`${plan.command} gate list`],
      },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  )}`;
}

function rulesOf({ branches, paths }: WorkflowPlan): readonly Readonly<Record<string, unknown>>[] {
  const changes = paths.length === 0 ? {} : { changes: paths };
  const isBranch = branches.map((branch) => `$CI_COMMIT_BRANCH == ${JSON.stringify(branch)}`).join(' || ');
  return [
    { if: '$CI_PIPELINE_SOURCE == "merge_request_event"', ...changes },
    { if: '$CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web"' },
    { if: `$CI_PIPELINE_SOURCE == "push" && (${isBranch})`, ...changes },
  ];
}

/** `10.0.x` of the action that installs SDKs is the tag `10.0` of the image. */
function sdkTag(version: string): string {
  return version.replace(/\.x$/, '');
}

/** The image of the SDK has no Node. */
function nodeSetup({ dotnet, node }: WorkflowPlan): readonly string[] {
  if (dotnet === undefined) return [];
  return ['apt-get update -qq && apt-get install -y -qq npm', `npm install --global n && n ${node}`];
}
