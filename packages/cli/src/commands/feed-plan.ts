import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { argument, option } from '../param.ts';
import { UPDATE_PARAMS, type UpdateArgs, updateWishes } from '../update-params.ts';
import { updatePlanText } from '../update-text.ts';

type Args = UpdateArgs & { readonly feed: string; readonly from?: string };

export const feedPlan: Command = defineCommand<Args>({
  name: 'feed plan',
  summary: 'Say how a client would get from one version to another, and why so',
  description: 'Weighs full packages and the deltas of every format. Nothing is downloaded but the indexes.',
  schema: 'delta/schema/update-plan.schema.json',
  params: {
    feed: argument('<dir|url>', 'release folder, or the address of one'),
    from: option('--from <version|full.nupkg>', 'what is installed; nothing by default'),
    ...UPDATE_PARAMS,
  },
  examples: [{ text: 'From 1.0.0 to the newest', command: 'nuspine feed plan Releases --from 1.0.0' }],
  run: async ({ feed, from, ...wishes }, io) => {
    const { planFeedUpdate } = await import('@nuspine/delta/fs');
    const options = { feed, ...(from === undefined ? {} : { from }), ...updateWishes(wishes, io.env) };
    const plan = await planFeedUpdate(options);
    io.print(plan, () => updatePlanText(plan));
    return EXIT.ok;
  },
});
