import { PrimitivesError } from '../errors.ts';

/**
 * Reads an absolute http or https address. Throws `HTTP_URL_INVALID`, also for one with a user name or password in it:
 * addresses end up in logs and reports.
 */
export function parseHttpUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (url === null || !isHttpUrl(text, base)) {
    throw new PrimitivesError('HTTP_URL_INVALID', 'address is not an http or https address', { found: text });
  }
  if (url.username !== '' || url.password !== '') {
    throw new PrimitivesError('HTTP_URL_INVALID', 'address must not hold a user name or password', {
      found: `${url.protocol}//…@${url.host}${url.pathname}`,
    });
  }
  return url;
}

/** Whether a text is the address of a server, and not a path: `C:\feed` is a path. */
export function isHttpUrl(text: string, base?: URL): boolean {
  const url = URL.parse(text, base?.href);
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '';
}

/** An address for an error or a log: a query may hold a signature that opens the door for anyone who reads it. */
export function printableUrl(url: URL): string {
  return `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
}

/** Whether nobody can listen between us and this host (RFC 6761 §6.3, RFC 1122 §3.2.1.3). */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
