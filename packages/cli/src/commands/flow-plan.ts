import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { FLOW_PARAMS, type FlowArgs, flowOptions } from '../flow-params.ts';
import { flowPlanText } from '../flow-text.ts';

export const flowPlan: Command = defineCommand<FlowArgs>({
  name: 'flow plan',
  summary: 'Say which dependencies would move, which would not, and why',
  description: 'Nothing is written. Exit code 1 says that a coherent package has no version to take.',
  schema: 'channels/schema/flow-plan.schema.json',
  params: FLOW_PARAMS,
  examples: [{ text: 'What would move today', command: 'nuspine flow plan --store https://versions.example.test' }],
  run: async (args, io) => {
    const { planRepositoryFlow } = await import('@nuspine/channels/fs');
    const plan = await planRepositoryFlow(await flowOptions(args, io));
    io.print(plan, () => flowPlanText(plan));
    return plan.ok ? EXIT.ok : EXIT.finding;
  },
});
