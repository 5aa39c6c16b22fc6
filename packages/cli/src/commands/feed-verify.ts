import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { feedReportText } from '../feed-text.ts';
import { argument, option } from '../param.ts';

interface Args {
  readonly feed: string;
  readonly channel?: string;
}

export const feedVerify: Command = defineCommand<Args>({
  name: 'feed verify',
  summary: 'Check that every package in a release folder, or at an address, is what the indexes say',
  description:
    'Exits with 1 and every problem when something does not match, and with 3 when an index itself cannot be read. Notes are worth knowing and harm no update. From an address every package is fetched, as clients do, one at a time; nothing is kept.',
  schema: 'delta/schema/feed-report.schema.json',
  params: {
    feed: argument('<dir|RELEASES|url>', 'release folder, the index in it, or the address of one'),
    channel: option('--channel <name>', 'channel of Velopack; all of a folder, win at an address by default'),
  },
  examples: [
    { text: 'Before uploading', command: 'nuspine feed verify Releases' },
    {
      text: 'After uploading: what clients get',
      command: 'nuspine feed verify https://downloads.example.com/app',
    },
  ],
  run: async ({ feed, channel }, io) => {
    const { verifyFeed } = await import('@nuspine/delta/fs');
    const options = { environment: io.env, onProgress: io.progress };
    const report = await verifyFeed(feed, { ...options, ...(channel === undefined ? {} : { channel }) });
    io.print(report, () => feedReportText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
