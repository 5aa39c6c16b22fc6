import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { option, requiredOption } from '../param.ts';
import { openForSigning, SIGNING_PARAMS, type SigningArgs } from '../trust-params.ts';
import { trustText } from '../trust-text.ts';

interface Args extends SigningArgs {
  readonly role: string;
  readonly create: string;
  readonly replaces?: string;
}

export const channelKeysRotate: Command = defineCommand<Args>({
  name: 'channel keys rotate',
  summary: 'Put a new key in the place of another, or beside the others',
  description:
    'The keys of the root sign for root, targets, snapshot and timestamp; the key of the targets signs for channels. While the old key is at hand no reader is left behind: it signs once more, and what it signed for a channel is signed again. Else sign the channel afterwards.',
  schema: 'channels/schema/trust-report.schema.json',
  params: {
    role: requiredOption('--role <name>', 'root, targets, snapshot, timestamp, or a channel'),
    create: requiredOption('--new <file>', 'where the new key is put'),
    replaces: option('--replaces <id>', 'id of the key that it replaces, or how it begins'),
    ...SIGNING_PARAMS,
  },
  examples: [
    {
      text: 'Another key for the timestamp',
      command:
        'nuspine channel keys rotate --role timestamp --new timestamp-2.pem --replaces 5f2cd3a9 --key ~/nuspine-keys',
    },
  ],
  run: async ({ role, create, replaces, ...args }, io) => {
    const { parseRoleName } = await import('@nuspine/channels');
    const { newKey, rotateKey } = await import('@nuspine/channels/fs');
    const name = parseRoleName(role);
    const context = await openForSigning(args, io);
    const { key, keep } = await newKey(create);
    const wish = { role: name, key, ...(replaces === undefined ? {} : { replaces }) };
    const signer = { ...context, keys: [...context.keys, key], beforePublishing: keep };
    const report = await rotateKey(signer, wish);
    io.print(report, () => trustText(report));
    return EXIT.ok;
  },
});
