import { type Digest, digestBytes } from '@nuspine/primitives';

/** What a browser asks for. */
export interface SiteQuestion {
  readonly method: string;
  /** Path and query, as they stand in the request. */
  readonly target: string;
  /** The digest that it knows, as `ETag` stated it. */
  readonly known?: string;
}

export interface SiteAnswer {
  readonly status: 200 | 304 | 400 | 404 | 405;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

const EVERY: Readonly<Record<string, string>> = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' };
const TEXT = 'text/plain; charset=utf-8';

/**
 * The name of the page that a target asks for, of those that there are. A name is looked up and never followed, so nothing
 * outside of the list can be asked for, however it is written.
 */
export function pageOfTarget(target: string, pages: readonly string[]): string | undefined {
  const [path = ''] = target.split(/[?#]/);
  const name = path === '/' ? 'index.html' : path.slice(1);
  return path.startsWith('/') && pages.includes(name) ? name : undefined;
}

/** The answer to a question about a page; `page` is `undefined` where there is none. */
export function siteAnswer({ method, target, known }: SiteQuestion, page: Uint8Array | undefined): SiteAnswer {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'only GET and HEAD', { allow: 'GET, HEAD' });
  if (!target.startsWith('/')) return refusal(400, 'no path');
  if (page === undefined) return refusal(404, 'there is no such page');
  const etag = etagOf(digestBytes(page));
  const isKnown = known?.split(/\s*,\s*/).some((one) => one === etag || one === `W/${etag}` || one === '*') === true;
  if (isKnown) return { status: 304, headers: { ...EVERY, etag } };
  const length = String(page.length);
  const headers = { ...EVERY, etag, 'content-type': 'text/html; charset=utf-8', 'content-length': length };
  return { status: 200, headers, ...(method === 'HEAD' ? {} : { body: page }) };
}

function etagOf(digest: Digest): string {
  return `"${digest.slice('sha256:'.length)}"`;
}

/** An answer without a page. */
export function refusal(
  status: 400 | 404 | 405,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): SiteAnswer {
  const body = Buffer.from(`${text}\n`, 'utf8');
  return {
    status,
    headers: { ...EVERY, ...headers, 'content-type': TEXT, 'content-length': String(body.length) },
    body,
  };
}
