import type { CiName } from '@nuspine/spine';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { GATE_PARAM } from '../gate-params.ts';
import { choiceOption, switchOption } from '../param.ts';

interface Args {
  readonly gate?: string;
  readonly ci?: CiName;
  readonly check: boolean;
}

export const gateWorkflow: Command = defineCommand<Args>({
  name: 'gate workflow',
  summary: 'Write the workflow that runs the gate on a server',
  description:
    'One machine for each job, then one that judges all evidence; for pull requests and pushes that change what a job depends on, by hand, and every week. GitHub has it in .github/workflows/gate.yml; for GitLab it is .gitlab/gate.yml, to be included. With --check nothing is written, and the answer is no when what is there is something else.',
  schema: 'spine/schema/workflow-report.schema.json',
  params: {
    ci: choiceOption('--ci <name>', ['github', 'gitlab'], 'whose workflow; github by default'),
    check: switchOption('--check', 'write nothing, and fail where the workflow is not current'),
    gate: GATE_PARAM,
  },
  examples: [
    { text: 'After a change of gate.toml', command: 'nuspine gate workflow' },
    { text: 'Fail when somebody forgot that', command: 'nuspine gate workflow --check' },
  ],
  run: async ({ gate, ci, check }, io) => {
    const { gateWorkflow: writeWorkflow } = await import('@nuspine/spine/fs');
    const report = await writeWorkflow(gate ?? 'gate.toml', { ci: ci ?? 'github', mode: check ? 'check' : 'write' });
    io.print(report, () => `${report.ok ? 'ok' : 'not ok'}: ${report.path} ${STATES[report.state]}\n`);
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});

const STATES = {
  current: 'is current',
  written: 'written',
  missing: 'is not there: run nuspine gate workflow',
  differs: 'is not what gate.toml says: run nuspine gate workflow',
} as const;
