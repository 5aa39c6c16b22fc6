import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { feedReportText } from '../feed-text.ts';
import { argument } from '../param.ts';

interface Args {
  readonly feed: string;
}

export const feedVerify: Command = defineCommand<Args>({
  name: 'feed verify',
  summary: 'Check that every package in a release folder is what its indexes say',
  description:
    'Exits with 1 and every problem when something does not match, and with 3 when an index itself cannot be read. Notes are worth knowing and harm no update.',
  schema: 'delta/schema/feed-report.schema.json',
  params: { feed: argument('<dir|RELEASES>', 'release folder, or the index in it') },
  examples: [{ text: 'Before uploading', command: 'nuspine feed verify Releases' }],
  run: async ({ feed }, io) => {
    const { verifyFeed } = await import('@nuspine/delta/fs');
    const report = await verifyFeed(feed);
    io.print(report, () => feedReportText(report));
    return report.ok ? EXIT.ok : EXIT.finding;
  },
});
