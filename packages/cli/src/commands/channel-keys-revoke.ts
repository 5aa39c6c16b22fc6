import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { argument } from '../param.ts';
import { openForSigning, SIGNING_PARAMS, type SigningArgs } from '../trust-params.ts';
import { trustText } from '../trust-text.ts';

type Args = SigningArgs & { readonly id: string };

export const channelKeysRevoke: Command = defineCommand<Args>({
  name: 'channel keys revoke',
  summary: 'Take a key away from every role that has it',
  description: 'A role that would be left with too few keys is refused: rotate first.',
  schema: 'channels/schema/trust-report.schema.json',
  params: {
    id: argument('<id>', 'id of the key, or how it begins, as nuspine channel keys list says'),
    ...SIGNING_PARAMS,
  },
  examples: [{ text: 'A laptop was lost', command: 'nuspine channel keys revoke 5f2cd3a9 --key ~/nuspine-keys' }],
  run: async ({ id, ...args }, io) => {
    const { revokeKey } = await import('@nuspine/channels/fs');
    const report = await revokeKey(await openForSigning(args, io), id);
    io.print(report, () => trustText(report));
    return EXIT.ok;
  },
});
