import { type HttpClient, PrimitivesError } from '@nuspine/primitives';
import { indexFileName } from '../feed-index.ts';
import { FEED_LIMITS } from '../feed-limits.ts';
import { DELTA_FORMAT_NAMES } from '../formats/format-name.ts';
import type { ReleaseEntry } from '../releases-index.ts';
import type { FeedAccess } from './feed-access.ts';

/**
 * A feed on a server, given the address of its folder. A query in the address (the token of a signed one) goes with
 * every request to the same host. Files cannot be listed there, so all indexes are asked for, Velopack's by its channel.
 */
export function httpAccess(feed: string, client: HttpClient, channel?: string): FeedAccess {
  const base = new URL(feed);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return {
    location: `${base.origin}${base.pathname.replace(/\/$/, '')}`,
    indexNames: async () => DELTA_FORMAT_NAMES.map((format) => indexFileName(format, channel)),
    readIndex: (name) => readIfThere(client, addressOf(base, name)),
    fetch: async (entry, sink, begun) => {
      const rest = begun.size === 0 ? {} : { begun };
      // One byte more than is listed is enough to tell that the file is another.
      await client.stream(entryAddress(base, entry), sink, { ...rest, maxSize: entry.size + 1 });
    },
  };
}

function entryAddress(base: URL, { fileName, baseUrl, query = '' }: ReleaseEntry): string {
  if (baseUrl === undefined) return addressOf(base, fileName);
  return `${new URL(encodeURIComponent(fileName), baseUrl).href}${query}`;
}

function addressOf(base: URL, name: string): string {
  return `${new URL(encodeURIComponent(name), base).href}${base.search}`;
}

async function readIfThere(client: HttpClient, url: string): Promise<Uint8Array | undefined> {
  try {
    const document = await client.document(url, { maxSize: FEED_LIMITS.releasesBytes });
    return document.kind === 'document' ? document.bytes : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether a server says that it has no such file (RFC 9110 §15.5.5, §15.5.11). */
export function isMissing(error: unknown): boolean {
  return (
    error instanceof PrimitivesError &&
    error.code === 'HTTP_STATUS' &&
    (error.details.found === 404 || error.details.found === 410)
  );
}
