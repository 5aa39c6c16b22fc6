import { lstat, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { isLoopback } from '@nuspine/primitives';
import { SiteError } from '../errors.ts';
import { pageOfTarget, refusal, type SiteAnswer, siteAnswer } from '../site-answer.ts';
import { markedPages } from './write-site.ts';

export interface ServeSiteOptions {
  /** Folder of a site. */
  readonly folder: string;
  /** Name or address to listen at; `127.0.0.1` by default, which only this machine reaches. */
  readonly host?: string;
  /** A free one by default. */
  readonly port?: number;
}

/** A site that is served until it is closed. */
export interface ServedSite {
  /** With a slash at its end. */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Serves the pages of a site as they are at each request, so a site may be built anew meanwhile. Throws `SITE_NOT_A_SITE`,
 * and `SITE_ADDRESS_TAKEN` where it cannot listen.
 */
export async function serveSite({ folder, host = '127.0.0.1', port = 0 }: ServeSiteOptions): Promise<ServedSite> {
  await markedPages(folder);
  const server = createServer((request, response) => {
    answer(folder, isLoopbackHost(host), request).then(
      (one) => send(response, one),
      // Between two sites there is none for a moment.
      () => send(response, refusal(404, 'there is no site here')),
    );
  });
  await listen(server, host, port);
  const address = server.address();
  const found = address === null || typeof address === 'string' ? port : address.port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${String(found)}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(folder: string, isLocal: boolean, request: IncomingMessage): Promise<SiteAnswer> {
  const { method = '', url: target = '', headers } = request;
  // A page of elsewhere that gave its name our address would read the site from the reader's browser.
  if (isLocal && !isLoopbackHost((headers.host ?? '').replace(/:\d+$/, ''))) return refusal(400, 'not for this host');
  const name = pageOfTarget(target, await markedPages(folder));
  const page = name === undefined ? undefined : await readPage(join(folder, name));
  const known = headers['if-none-match'];
  return siteAnswer({ method, target, ...(known === undefined ? {} : { known }) }, page);
}

/** A page is a file of the site: a link that somebody put there is none. */
async function readPage(path: string): Promise<Uint8Array | undefined> {
  return (await lstat(path)).isFile() ? readFile(path) : undefined;
}

function isLoopbackHost(host: string): boolean {
  const url = URL.parse(`http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}/`);
  return url !== null && isLoopback(url);
}

function send(response: ServerResponse, { status, headers, body }: SiteAnswer): void {
  response.writeHead(status, headers).end(body);
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new SiteError('SITE_ADDRESS_TAKEN', `cannot listen: ${cause.message}`, {
          found: `${host}:${String(port)}`,
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}
