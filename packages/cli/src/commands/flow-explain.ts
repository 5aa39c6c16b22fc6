import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { FLOW_PARAMS, type FlowArgs, flowOptions } from '../flow-params.ts';
import { flowExplanation } from '../flow-text.ts';
import { argument } from '../param.ts';

type Args = FlowArgs & { readonly id: string };

export const flowExplain: Command = defineCommand<Args>({
  name: 'flow explain',
  summary: 'Say why one dependency moves or stays, wherever its version stands',
  schema: 'channels/schema/flow-plan.schema.json',
  params: { id: argument('<id>', 'package'), ...FLOW_PARAMS },
  examples: [{ text: 'Why it stays', command: 'nuspine flow explain Contoso.Core --store ../versions' }],
  run: async ({ id, ...args }, io) => {
    const { decisionsAbout } = await import('@nuspine/channels');
    const { planRepositoryFlow } = await import('@nuspine/channels/fs');
    const plan = decisionsAbout(await planRepositoryFlow(await flowOptions(args, io)), id);
    io.print(plan, () => flowExplanation(plan.decisions));
    return EXIT.ok;
  },
});
