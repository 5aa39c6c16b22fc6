import { Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { PrimitivesError } from '../../errors.ts';
import { printableUrl } from '../../http/http-url.ts';
import type { Environment } from '../../http/network-policy.ts';
import { openSecureAgents } from './secure-agents.ts';
import { timedOut } from './setback.ts';

/** How long to wait for what, in milliseconds. */
export interface HttpTimeouts {
  /** For a connection: name, TCP and TLS. */
  readonly connect: number;
  /** For the next byte. */
  readonly idle: number;
  /** For a whole call, with all its redirects and attempts. */
  readonly total: number;
}

export type HttpMethod = 'GET' | 'PUT' | 'DELETE';

export interface ExchangeOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeouts: HttpTimeouts;
  /** GET by default. */
  readonly method?: HttpMethod;
  readonly body?: Uint8Array;
  /** Ends the exchange, body included. */
  readonly signal: AbortSignal;
}

/**
 * Sends one request and gives the answer when its headers are there. The caller reads the body to its end or destroys it.
 * Throws `HTTP_UNREACHABLE` and `HTTP_TIMEOUT`; after the headers, errors come out of the body.
 */
export type Exchange = (url: URL, options: ExchangeOptions) => Promise<IncomingMessage>;

/**
 * Connections that are used again, `maxConnections` to a host at most; idle ones do not keep the process alive. Node
 * reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY from the environment. `trusted` is as in `openSecureAgents`.
 */
export function openConnections(
  environment: Environment,
  maxConnections: number,
  trusted?: () => readonly string[],
): Exchange {
  const options = { keepAlive: true, maxSockets: maxConnections, proxyEnv: environment };
  const agent = new Agent(options);
  const withSecureAgent = openSecureAgents(options, trusted);
  return (url, exchange) =>
    url.protocol === 'https:'
      ? withSecureAgent((secureAgent) => send(url, exchange, secureAgent))
      : send(url, exchange, agent);
}

function send(
  url: URL,
  { method = 'GET', body, headers, timeouts, signal }: ExchangeOptions,
  agent: Agent,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { method, agent, headers, signal };
    const request =
      url.protocol === 'https:' ? requestHttps(url, options, resolve) : requestHttp(url, options, resolve);
    request.on('error', (cause) => {
      reject(unreachable(cause, url));
    });
    limitConnecting(request, url, timeouts.connect);
    limitSilence(request, url, timeouts.idle);
    request.end(body);
  });
}

/** Time in the queue of the agent does not count: the connection begins when there is a socket. */
function limitConnecting(request: ClientRequest, url: URL, max: number): void {
  request.once('socket', (socket) => {
    if (!socket.connecting) return;
    const timer = setTimeout(() => request.destroy(timedOut('connection is not made in time', url, max)), max);
    const stop = (): void => {
      clearTimeout(timer);
    };
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', stop);
    request.once('close', stop);
  });
}

function limitSilence(request: ClientRequest, url: URL, max: number): void {
  let answer: IncomingMessage | undefined;
  request.once('response', (response) => {
    answer = response;
  });
  request.setTimeout(max, () => (answer ?? request).destroy(timedOut('server is silent', url, max)));
}

function unreachable(cause: Error, url: URL): Error {
  if (cause instanceof PrimitivesError || cause.name === 'AbortError') return cause;
  const found = 'code' in cause ? String(cause.code) : undefined;
  return new PrimitivesError('HTTP_UNREACHABLE', `${url.host} cannot be reached: ${cause.message}`, {
    path: printableUrl(url),
    found,
    cause,
  });
}
