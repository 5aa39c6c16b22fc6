import type { TopRole } from '@nuspine/channels';
import { type Command, defineCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { checkedOption, choiceOption, repeatedOption, requiredOption } from '../param.ts';
import { writeDraft } from '../root-draft-params.ts';
import { openForSigning, SIGNING_PARAMS, type SigningArgs } from '../trust-params.ts';

const ROLES: readonly TopRole[] = ['root', 'targets', 'snapshot', 'timestamp'];

interface Args extends SigningArgs {
  readonly out: string;
  readonly role?: TopRole;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly threshold?: string;
}

export const channelKeysDraftRoot: Command = defineCommand<Args>({
  name: 'channel keys draft-root',
  summary: 'Draft the next root, for holders who sign it one after the other',
  description:
    'Nothing is published. The draft is passed from holder to holder, each of whom signs it with nuspine channel keys sign-root on their own machine, until enough of those before it and of its own have. Without a change of keys it is the root with a new date.',
  schema: 'channels/schema/root-draft-report.schema.json',
  params: {
    out: requiredOption('--out <file>', 'where the draft is put'),
    role: choiceOption('--role <role>', ROLES, 'role whose keys change; root by default'),
    add: repeatedOption('--add <file>', 'key that it gets; its public half is enough'),
    remove: repeatedOption('--remove <id>', 'id of a key that it loses, or how that begins'),
    threshold: checkedOption('--threshold <number>', 'how many of its keys must sign', readThreshold),
    ...SIGNING_PARAMS,
  },
  examples: [
    {
      text: 'Two of three holders from now on',
      command:
        'nuspine channel keys draft-root --add alice.pub.pem --add bob.pub.pem --threshold 2 --out root-2.json --key root-1.pem',
    },
  ],
  run: async ({ out, role = 'root', add, remove, threshold, ...args }, io) => {
    const { draftNextRoot, readPublicKeys } = await import('@nuspine/channels/fs');
    const wish = { role, add: await readPublicKeys(add), remove };
    const changed = threshold === undefined ? wish : { ...wish, threshold: readThreshold(threshold) };
    await writeDraft(out, await draftNextRoot(await openForSigning(args, io), changed), io);
    return EXIT.ok;
  },
});

function readThreshold(text: string): number {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new CliError('CLI_USAGE', `a threshold is from 1 to 9, not ${text}`, { found: text });
}
