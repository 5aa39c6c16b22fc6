import type { RoleKeys, TrustKey } from '@nuspine/channels';
import { type Command, defineCommand } from '../command.ts';
import { TIME_PARAM } from '../channel-params.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { checkedOption, option, requiredOption } from '../param.ts';
import { openForSigning } from '../trust-params.ts';
import { trustText } from '../trust-text.ts';

interface Args {
  readonly keys: string;
  readonly rootKeys?: string;
  readonly threshold?: string;
  readonly store?: string;
  readonly now?: string;
}

export const channelKeysInit: Command = defineCommand<Args>({
  name: 'channel keys init',
  summary: 'Make the first keys of a store, and sign its first metadata',
  description:
    'Keys are ed25519 in PEM, one to a file that only its owner may read; they are never printed. trust/1.root.json of the store is what readers are given. Keep the keys of root and targets away from machines that publish.',
  schema: 'channels/schema/trust-report.schema.json',
  params: {
    keys: requiredOption('--keys <folder>', 'where the new keys are put'),
    rootKeys: checkedOption('--root-keys <number>', 'keys of the root; 1 by default', readCount),
    threshold: checkedOption('--threshold <number>', 'how many of them must sign; 1 by default', readCount),
    store: option(
      '--store <place>',
      'folder, address, git:<repository>[#branch] or put:<address>; the working folder by default',
    ),
    now: TIME_PARAM,
  },
  examples: [
    {
      text: 'Two of three keys for the root',
      command: 'nuspine channel keys init --keys ~/nuspine-keys --root-keys 3 --threshold 2',
    },
  ],
  run: async ({ keys, rootKeys = '1', threshold = '1', ...args }, io) => {
    const { initTrust, newKeys } = await import('@nuspine/channels/fs');
    const { expiry } = await import('@nuspine/channels');
    if (Number(threshold) > Number(rootKeys)) throw new CliError('CLI_USAGE', '--threshold is above --root-keys');
    const { keys: fromEnvironment, ...context } = await openForSigning({ ...args, key: [] }, io);
    const numbers = Array.from({ length: Number(rootKeys) }, (_, index) => String(index + 1));
    const names = ['targets', 'snapshot', 'timestamp', ...numbers.map((number) => `root-${number}`)];
    const made = await newKeys(names.map((name) => `${keys}/${name}.pem`));
    const [targets = [], snapshot = [], timestamp = []] = made.keys.map((key) => [key]);
    const one = (own: readonly TrustKey[]): RoleKeys => ({ keys: own, threshold: 1 });
    const report = await initTrust(
      { ...context, keys: [...fromEnvironment, ...made.keys], beforePublishing: made.keep },
      {
        version: 1,
        expires: expiry(context.now, context.lifetimes.root),
        roles: {
          root: { keys: made.keys.slice(3), threshold: Number(threshold) },
          targets: one(targets),
          snapshot: one(snapshot),
          timestamp: one(timestamp),
        },
      },
    );
    io.print(report, () => trustText(report));
    return EXIT.ok;
  },
});

function readCount(text: string): number {
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new CliError('CLI_USAGE', `a number of keys is from 1 to 9, not ${text}`, { found: text });
}
