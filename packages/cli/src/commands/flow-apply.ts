import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { FLOW_PARAMS, type FlowArgs, flowOptions } from '../flow-params.ts';
import { flowReportText } from '../flow-text.ts';
import { option } from '../param.ts';

type Args = FlowArgs & { readonly branch?: string };

export const flowApply: Command = defineCommand<Args>({
  name: 'flow apply',
  summary: 'Move the dependencies of a repository, as one commit on a branch',
  description:
    'Only versions and commits change in the files, nothing of their layout. What moved is kept in subscriptions.lock.json.',
  schema: 'channels/schema/flow-report.schema.json',
  params: {
    ...FLOW_PARAMS,
    branch: option('--branch <name>', 'branch to make with one commit on it; without it the files are only edited'),
  },
  examples: [
    { text: 'Move what may move, on a branch', command: 'nuspine flow apply --store ../versions --branch flow/main' },
    { text: 'One subscription, now', command: 'nuspine flow apply --store ../versions --subscription sdk' },
  ],
  run: async ({ branch, ...args }, io) => {
    const { applyRepositoryFlow } = await import('@nuspine/channels/fs');
    const options = await flowOptions(args, io);
    const report = await applyRepositoryFlow({ ...options, ...(branch === undefined ? {} : { branch }) });
    io.print(report, () => flowReportText(report));
    return EXIT.ok;
  },
});
