import type { GateFile } from '../gate-file.ts';
import { githubWorkflow } from './github-workflow.ts';
import { gitlabWorkflow } from './gitlab-workflow.ts';

/** Where gates are run by a server. */
export type CiName = 'github' | 'gitlab';
export const CI_NAMES: readonly CiName[] = ['github', 'gitlab'];

/** Where the workflow of each is kept, from the folder of gate.toml. */
export const WORKFLOW_PATHS: Readonly<Record<CiName, string>> = {
  github: '.github/workflows/gate.yml',
  gitlab: '.gitlab/gate.yml',
};

/** The workflow that runs each job on a machine of its own and then judges all evidence. Equal gates, equal text. */
export function ciWorkflow(ci: CiName, gate: GateFile): string {
  const head = `# Written from gate.toml by \`nuspine gate workflow --ci ${ci}\`; change that instead.\n`;
  return head + (ci === 'github' ? githubWorkflow(gate) : gitlabWorkflow(gate));
}
