import type { IncomingMessage } from 'node:http';
import { PrimitivesError } from '../../errors.ts';
import { authorization } from '../../http/credentials.ts';
import type { HttpRequest } from '../../http/http-client.ts';
import { parseHttpUrl, printableUrl } from '../../http/http-url.ts';
import { type Environment, requireNetwork } from '../../http/network-policy.ts';
import { isRedirect, redirectTarget, requireRedirects } from '../../http/redirect.ts';
import { isRetryableStatus, parseRetryAfter, type RetryPolicy } from '../../http/retry.ts';
import { attemptRepeatedly, type HttpClock, type Outcome } from './attempts.ts';
import type { Exchange, HttpTimeouts } from './exchange.ts';

export type Headers = Readonly<Record<string, string>>;

/** An answer whose body is still to be read. */
export interface Answer {
  /** Where redirects ended. */
  readonly url: URL;
  readonly response: IncomingMessage;
}

export interface Question<T> {
  readonly url: string;
  readonly request: HttpRequest;
  /** Called before each attempt. */
  readonly headers: () => Headers;
  /** Takes an answer with status 200, 206 or 304. */
  readonly take: (answer: Answer) => Promise<T>;
}

/** Asks until there is an answer that can be taken. */
export type Ask = <T>(question: Question<T>) => Promise<T>;

export interface SessionOptions {
  readonly environment: Environment;
  readonly timeouts: HttpTimeouts;
  readonly retry: RetryPolicy;
  readonly maxConnections: number;
  readonly maxRedirects: number;
  readonly clock: HttpClock;
}

/** Some servers refuse a request without. */
const USER_AGENT = 'nuspine';
const ACCEPTED: ReadonlySet<number | undefined> = new Set([200, 206, 304]);

export function openSession(options: SessionOptions): Ask {
  const { environment, maxConnections, retry, clock, timeouts } = options;
  // Node takes longer to load its HTTP than most commands run without it.
  let opened: Promise<Exchange> | undefined;
  const exchange = (): Promise<Exchange> =>
    (opened ??= import('./exchange.ts').then((module) => module.openConnections(environment, maxConnections)));

  return async <T>({ url: text, request, headers, take }: Question<T>) => {
    const url = parseHttpUrl(text);
    // Before Node's HTTP is loaded, and again for every redirect.
    requireNetwork(url, environment);
    const send = await exchange();
    return attemptRepeatedly<T>(url, { policy: retry, clock, total: timeouts.total }, async (signal) => {
      const answer = await follow(url, request, { headers: headers(), signal, send, ...options });
      const status = answer.response.statusCode;
      if (!ACCEPTED.has(status)) return refusal(answer, clock.now());
      return { kind: 'done', value: await take(answer) };
    });
  };
}

interface FollowOptions extends SessionOptions {
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly send: Exchange;
}

/** One GET, and the redirects that answer it. */
async function follow(first: URL, { credentials }: HttpRequest, options: FollowOptions): Promise<Answer> {
  const { send, timeouts, signal, environment, maxRedirects } = options;
  let url = first;
  for (let redirects = 1; ; redirects++) {
    requireNetwork(url, environment);
    const login = authorization(url, credentials);
    const headers = {
      'user-agent': USER_AGENT,
      ...options.headers,
      ...(login === undefined ? {} : { authorization: login }),
    };
    const response = await send(url, { headers, timeouts, signal });
    if (!isRedirect(response.statusCode ?? 0)) return { url, response };
    response.destroy();
    requireRedirects(first, redirects, maxRedirects);
    url = redirectTarget(url, response.headers.location);
  }
}

/** A status that is no answer: a setback if it may pass. Throws `HTTP_STATUS` if it may not. */
function refusal({ url, response }: Answer, now: number): Outcome<never> {
  const { statusCode: found = 0, statusMessage = '', headers } = response;
  response.destroy();
  const error = new PrimitivesError('HTTP_STATUS', `server answers ${String(found)} ${statusMessage}`.trimEnd(), {
    path: printableUrl(url),
    found,
  });
  if (!isRetryableStatus(found)) throw error;
  return { kind: 'setback', error, retryAfter: parseRetryAfter(headers['retry-after'], now) };
}
