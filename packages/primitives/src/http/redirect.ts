import { PrimitivesError } from '../errors.ts';
import { parseHttpUrl, printableUrl } from './http-url.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status);
}

/**
 * Where a redirect leads (RFC 9110 §15.4); only a GET is sent on, so all five mean the same. Throws
 * `HTTP_REDIRECT_REFUSED` for one that leads nowhere, to no http address, or from https to http.
 */
export function redirectTarget(from: URL, location: string | undefined): URL {
  const shown = location === undefined ? undefined : location.replace(/\?.*/, '?…');
  const refused = (why: string, cause?: unknown): PrimitivesError =>
    new PrimitivesError('HTTP_REDIRECT_REFUSED', `redirect ${why}`, { path: printableUrl(from), found: shown, cause });
  if (location === undefined) throw refused('names no address');
  const target = absolute(location, from, refused);
  if (from.protocol === 'https:' && target.protocol !== 'https:') throw refused('leads from https to http');
  return target;
}

function absolute(location: string, from: URL, refused: (why: string, cause: unknown) => PrimitivesError): URL {
  try {
    return parseHttpUrl(location, from);
  } catch (cause) {
    throw refused('leads to no address we can ask', cause);
  }
}

/** Throws `HTTP_REDIRECT_REFUSED` when a request has been sent on more than `max` times. */
export function requireRedirects(first: URL, count: number, max: number): void {
  if (count <= max) return;
  throw new PrimitivesError('HTTP_REDIRECT_REFUSED', 'request is redirected too often', {
    path: printableUrl(first),
    found: count,
    max,
  });
}
