import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { openForSigning, SIGNING_PARAMS, type SigningArgs } from '../trust-params.ts';
import { trustText } from '../trust-text.ts';

export const channelRefresh: Command = defineCommand<SigningArgs>({
  name: 'channel refresh',
  summary: 'Sign the timestamp again before it expires',
  description:
    'A timestamp is good for a day, so that a mirror cannot hide new builds for longer. Root, targets and what is signed for channels are signed again as well once half of their life is over, if their keys are at hand: a channel in which nothing happens for three months needs that.',
  schema: 'channels/schema/trust-report.schema.json',
  params: SIGNING_PARAMS,
  examples: [{ text: 'Every few hours', command: 'nuspine channel refresh --key snapshot.pem --key timestamp.pem' }],
  run: async (args, io) => {
    const { refreshTrust } = await import('@nuspine/channels/fs');
    const report = await refreshTrust(await openForSigning(args, io));
    io.print(report, () => trustText(report));
    return EXIT.ok;
  },
});
