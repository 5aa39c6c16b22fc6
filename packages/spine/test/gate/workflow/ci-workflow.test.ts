import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CI_NAMES, ciWorkflow, type GateFile } from '../../../src/index.ts';

const gate: GateFile = {
  job: [
    { name: 'cli', kind: 'cli-smoke', command: ['app'], inputs: ['src/**'], seconds: 600 },
    { name: 'image', kind: 'image', layout: 'out', tag: '1.0.0', inputs: ['docker/**', 'src/**'] },
  ],
  workflow: { setup: ['npm ci'], dotnet: '10.0.x', branches: ['main', 'release'], command: 'pnpm nuspine' },
};
const PATHS = ['docker/**', 'gate.toml', 'src/**'];

function workflow(ci: 'github' | 'gitlab', file: GateFile = gate): Record<string, unknown> {
  return parse(ciWorkflow(ci, file));
}

describe('ciWorkflow', () => {
  it.each(CI_NAMES)('is the same text for the same gate: %s', (ci) => {
    expect(ciWorkflow(ci, gate)).toBe(ciWorkflow(ci, structuredClone(gate)));
    expect(ciWorkflow(ci, gate)).toMatch(/^# Written from gate\.toml by `nuspine gate workflow --ci/);
  });

  it('runs for pull requests and pushes that matter, by hand and every week', () => {
    expect(workflow('github')['on']).toEqual({
      pull_request: { paths: PATHS },
      push: { branches: ['main', 'release'], paths: PATHS },
      workflow_dispatch: {},
      schedule: [{ cron: '17 4 * * 1' }],
    });
  });

  it('gives each job a machine, and judges all evidence on one more', () => {
    expect(workflow('github')['jobs']).toMatchObject({
      job: {
        'timeout-minutes': 25,
        strategy: { 'fail-fast': false, matrix: { job: ['cli', 'image'] } },
        steps: [
          { uses: 'actions/checkout@v4' },
          { uses: 'actions/setup-node@v4' },
          { uses: 'actions/setup-dotnet@v4', with: { 'dotnet-version': '10.0.x' } },
          { run: 'npm ci' },
          { run: 'pnpm nuspine gate run ${{ matrix.job }} --only' },
          { if: 'always()', with: { path: '.gate/${{ matrix.job }}.json' } },
        ],
      },
      gate: { needs: ['job'], if: '!cancelled()' },
    });
    expect(ciWorkflow('github', gate)).toContain('run: pnpm nuspine gate list');
  });

  it('has no path filter when a job depends on everything', () => {
    const all = { job: [{ name: 'cli', kind: 'cli-smoke', command: ['app'] } as const] };
    expect(workflow('github', all)['on']).toMatchObject({ pull_request: {}, push: { branches: ['main'] } });
    expect(ciWorkflow('github', all)).not.toContain('paths');
  });

  it('says the same to GitLab', () => {
    const rules = [
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event"', changes: PATHS },
      { if: '$CI_PIPELINE_SOURCE == "schedule" || $CI_PIPELINE_SOURCE == "web"' },
      {
        if: '$CI_PIPELINE_SOURCE == "push" && ($CI_COMMIT_BRANCH == "main" || $CI_COMMIT_BRANCH == "release")',
        changes: PATHS,
      },
    ];
    expect(workflow('gitlab')).toMatchObject({
      '.gate-machine': { image: 'mcr.microsoft.com/dotnet/sdk:10.0', timeout: '25m', rules },
      'gate-job': {
        parallel: { matrix: [{ GATE_JOB: ['cli', 'image'] }] },
        script: ['pnpm nuspine gate run "$GATE_JOB" --only'],
        artifacts: { when: 'always', paths: ['.gate/'] },
      },
      gate: {
        stage: '.post',
        script: ['pnpm nuspine gate list'],
        rules: rules.map((rule) => ({ ...rule, when: 'always' })),
      },
    });
  });

  it('takes an image with Node for a gate without .NET', () => {
    expect(workflow('gitlab', { job: gate.job })['.gate-machine']).toMatchObject({
      image: 'node:24',
      before_script: [],
    });
  });
});
