import type { SeenEntry } from '@nuspine/channels';
import { parseDigest } from '@nuspine/primitives';
import { CHANNEL_PARAMS, type ChannelArgs, openChannel, TIME_PARAM } from '../channel-params.ts';
import { channelReportText } from '../channel-text.ts';
import { type Command, defineCommand } from '../command.ts';
import { CliError } from '../errors.ts';
import { EXIT } from '../exit-code.ts';
import { checkedOption, switchOption } from '../param.ts';
import { PROVENANCE_PARAMS, type ProvenanceKeyArgs, withProvenanceProblems } from '../provenance-params.ts';
import { readAnchor, requireTrust, TRUST_PARAMS, type TrustArgs } from '../trust-params.ts';

interface Args extends ChannelArgs, TrustArgs, ProvenanceKeyArgs {
  readonly seen?: string;
  readonly repair: boolean;
  readonly now?: string;
}

export const channelVerify: Command = defineCommand<Args>({
  name: 'channel verify',
  summary: 'Read the whole log again and compare every file with what it says',
  description:
    'The last line is what to give to --seen the next time: a log that was cut, replayed from an old copy or written anew is then noticed.',
  schema: 'channels/schema/channel-report.schema.json',
  params: {
    ...CHANNEL_PARAMS,
    ...TRUST_PARAMS,
    provenanceKey: PROVENANCE_PARAMS.provenanceKey,
    now: TIME_PARAM,
    seen: checkedOption('--seen <number:digest>', 'entry that the log had when it was verified before', readSeen),
    repair: switchOption('--repair', 'write the files beside the log again, if the log holds'),
  },
  examples: [
    { text: 'Check a channel', command: 'nuspine channel verify contoso/app/main' },
    { text: 'Check that it is what is signed', command: 'nuspine channel verify contoso/app/main --trust root.json' },
    { text: 'Finish what a killed run left', command: 'nuspine channel verify contoso/app/main --repair' },
  ],
  run: async ({ seen, repair, ...args }, io) => {
    const { repairFiles, verifySignedChannel, verifyStoredChannel } = await import('@nuspine/channels/fs');
    requireTrust(args);
    const { store, channel } = await openChannel(args, io);
    if (repair) await repairFiles(store, channel);
    const log =
      args.trust === undefined
        ? await verifyStoredChannel(store, channel, seen === undefined ? undefined : readSeen(seen))
        : await verifySignedChannel(store, channel, await readAnchor(args.trust, args, io));
    const report = await withProvenanceProblems(store, log, args.provenanceKey);
    io.print(report, () => channelReportText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});

function readSeen(text: string): SeenEntry {
  const [, sequence, head = ''] = /^(\d{1,8}):(sha256:.*)$/.exec(text) ?? [];
  if (sequence !== undefined) return { sequence: Number(sequence), head: parseDigest(head) };
  throw new CliError('CLI_USAGE', `an entry is written as number:sha256:digest, not ${text}`, { found: text });
}
