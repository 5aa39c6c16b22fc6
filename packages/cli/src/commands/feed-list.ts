import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { feedListingText } from '../feed-text.ts';
import { argument, option } from '../param.ts';

interface Args {
  readonly feed: string;
  readonly channel?: string;
}

export const feedList: Command = defineCommand<Args>({
  name: 'feed list',
  summary: 'List the releases of a release folder or of an address, oldest first',
  schema: 'delta/schema/feed-listing.schema.json',
  params: {
    feed: argument('<dir|RELEASES|url>', 'release folder, the index in it, or the address of one'),
    channel: option('--channel <name>', 'channel of Velopack; all of a folder, win at an address by default'),
  },
  examples: [
    { text: 'What is there', command: 'nuspine feed list Releases' },
    { text: 'What clients are offered', command: 'nuspine feed list https://downloads.example.com/app' },
  ],
  run: async ({ feed, channel }, io) => {
    const { listFeed } = await import('@nuspine/delta/fs');
    const listing = await listFeed(feed, { ...(channel === undefined ? {} : { channel }), environment: io.env });
    io.print(listing, () => feedListingText(listing));
    return EXIT.ok;
  },
});
