import type { TrustKeyReport } from '@nuspine/channels';
import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { argument, requiredOption } from '../param.ts';

interface Args {
  readonly file: string;
  readonly out: string;
}

export const channelKeysMake: Command = defineCommand<Args>({
  name: 'channel keys make',
  summary: 'Make a key of your own, and the public half that is handed out',
  description: 'The private key stays in its file, which only its owner may read. A file that is there is left alone.',
  schema: 'channels/schema/trust-key.schema.json',
  params: {
    file: argument('<file>', 'where the private key is put'),
    out: requiredOption('--public <file>', 'where its public half is put'),
  },
  examples: [
    { text: 'Before becoming a holder', command: 'nuspine channel keys make alice.pem --public alice.pub.pem' },
  ],
  run: async ({ file, out }, io) => {
    const { formatTrustPublicKey } = await import('@nuspine/channels');
    const { makeKeyFile } = await import('@nuspine/channels/fs');
    const { requireNoneOf, writeFileAtomically } = await import('@nuspine/primitives/fs');
    requireNoneOf(out, [file]);
    const { id, publicKey } = await makeKeyFile(file);
    const text = formatTrustPublicKey({ id, publicKey });
    await writeFileAtomically(out, (sink) => sink.write(Buffer.from(text, 'utf8')));
    const report: TrustKeyReport = { id, public: out };
    io.print(report, () => `${id}\n`);
    return EXIT.ok;
  },
});
