import { createHttpClient, type HttpClientOptions } from '@nuspine/primitives/fs';
import type { FeedAccess } from './feed-access.ts';
import { folderAccess } from './folder-access.ts';
import { httpAccess } from './http-access.ts';

export interface OpenFeedOptions {
  /** Path of the feed folder, or its http or https address. */
  readonly feed: string;
  /** Velopack's channel. Default: the only one of a folder; `win` at an address, where files cannot be listed. */
  readonly channel?: string;
  /** Environment variables; `OFFLINE=1` refuses the network, and proxies are read from it. Default: none. */
  readonly environment?: HttpClientOptions['environment'];
}

/** The feed at a path or an address. Throws `HTTP_OFFLINE` for an address where the network is forbidden. */
export function openFeed({ feed, channel, environment = {} }: OpenFeedOptions): FeedAccess {
  return isFeedAddress(feed) ? httpAccess(feed, createHttpClient({ environment }), channel) : folderAccess(feed);
}

/** Whether a feed is at an address, and not at a path. */
export function isFeedAddress(feed: string): boolean {
  return /^https?:\/\//i.test(feed);
}
