import { type HttpClient, type HttpRequest, PrimitivesError } from '@nuspine/primitives';
import { NupkgError } from '../../errors.ts';
import { revalidatedDocument } from './document-cache.ts';

/** Both are how servers say that they know no such package (NuGet.Protocol, HttpSource). */
const NOTHING: ReadonlySet<unknown> = new Set([404, 204]);

/**
 * The document, or `undefined` where the server has none. It is kept in the file at `path`. Throws `FEED_ACCESS_DENIED` and
 * `HTTP_*`.
 */
export async function fetchDocument(
  http: HttpClient,
  url: string,
  path: string,
  request: HttpRequest,
): Promise<Uint8Array | undefined> {
  try {
    return await revalidatedDocument(http, url, path, request);
  } catch (error) {
    if (NOTHING.has(statusOf(error))) return undefined;
    throw feedError(error, url);
  }
}

/** What an error of the client means for who asks a feed. */
export function feedError(error: unknown, url: string): unknown {
  const status = statusOf(error);
  if (status !== 401 && status !== 403) return error;
  const why = status === 401 ? 'does not know us' : 'forbids it';
  return new NupkgError('FEED_ACCESS_DENIED', `server ${why}`, { path: url, found: status, cause: error });
}

function statusOf(error: unknown): unknown {
  return error instanceof PrimitivesError && error.code === 'HTTP_STATUS' ? error.details.found : undefined;
}
