export { type FeedListing, listFeed, type ListedRelease } from './list-feed.ts';
export { type FeedIndex, readFeed } from './read-feed.ts';
