import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { argument } from '../param.ts';
import { changeDraft, type RootDraftArgs } from '../root-draft-params.ts';
import { SIGNING_PARAMS } from '../trust-params.ts';

export const channelKeysSignRoot: Command = defineCommand<RootDraftArgs>({
  name: 'channel keys sign-root',
  summary: 'Add your signature to a draft of the next root',
  description:
    'Needs no key but your own, and reads the store to say what the draft changes. The draft is written over with your signature in it.',
  schema: 'channels/schema/root-draft-report.schema.json',
  params: { draft: argument('<draft>', 'draft of the root'), ...SIGNING_PARAMS },
  examples: [{ text: 'A holder signs', command: 'nuspine channel keys sign-root root-2.json --key alice.pem' }],
  run: async (args, io) => {
    const { signNextRoot } = await import('@nuspine/channels/fs');
    await changeDraft(args, io, signNextRoot);
    return EXIT.ok;
  },
});
