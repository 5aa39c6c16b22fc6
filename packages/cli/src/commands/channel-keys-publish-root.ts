import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { argument } from '../param.ts';
import type { RootDraftArgs } from '../root-draft-params.ts';
import { openForSigning, SIGNING_PARAMS } from '../trust-params.ts';
import { trustText } from '../trust-text.ts';

export const channelKeysPublishRoot: Command = defineCommand<RootDraftArgs>({
  name: 'channel keys publish-root',
  summary: 'Publish a root that enough of its holders have signed',
  description:
    'Needs the keys of snapshot and timestamp, and none of the root. Readers who trust an earlier root follow by themselves.',
  schema: 'channels/schema/trust-report.schema.json',
  params: { draft: argument('<draft>', 'draft of the root'), ...SIGNING_PARAMS },
  examples: [
    {
      text: 'When the last holder has signed',
      command: 'nuspine channel keys publish-root root-2.json --key snapshot.pem --key timestamp.pem',
    },
  ],
  run: async ({ draft, ...args }, io) => {
    const { publishNextRoot, readRootFile } = await import('@nuspine/channels/fs');
    const bytes = await readRootFile(draft);
    const report = await publishNextRoot(await openForSigning(args, io), bytes);
    io.print(report, () => trustText(report));
    return EXIT.ok;
  },
});
