import { TIME_PARAM } from '../channel-params.ts';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { option } from '../param.ts';
import { openForSigning, SIGNING_PARAMS } from '../trust-params.ts';
import { trustText } from '../trust-text.ts';

interface Args {
  readonly store?: string;
  readonly trust?: string;
  readonly now?: string;
}

export const channelKeysList: Command = defineCommand<Args>({
  name: 'channel keys list',
  summary: 'Say which keys sign for what, and until when',
  schema: 'channels/schema/trust-report.schema.json',
  params: {
    store: SIGNING_PARAMS.store,
    trust: option('--trust <root.json>', 'root that is trusted; the first one of the store by default'),
    now: TIME_PARAM,
  },
  examples: [{ text: 'Who signs here', command: 'nuspine channel keys list --store https://versions.example.test' }],
  run: async (args, io) => {
    const { listTrust } = await import('@nuspine/channels/fs');
    const report = await listTrust(await openForSigning({ ...args, key: [] }, io));
    io.print(report, () => trustText(report));
    return EXIT.ok;
  },
});
