import { type Command, defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { feedListingText } from '../feed-text.ts';
import { argument } from '../param.ts';

interface Args {
  readonly feed: string;
}

export const feedList: Command = defineCommand<Args>({
  name: 'feed list',
  summary: 'List the releases in a release folder, oldest first',
  schema: 'delta/schema/feed-listing.schema.json',
  params: { feed: argument('<dir|RELEASES>', 'release folder, or the index in it') },
  examples: [{ text: 'What is there', command: 'nuspine feed list Releases' }],
  run: async ({ feed }, io) => {
    const { listFeed } = await import('@nuspine/delta/fs');
    const listing = await listFeed(feed);
    io.print(listing, () => feedListingText(listing));
    return EXIT.ok;
  },
});
