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
  /** A change, which is a GET by default. */
  readonly change?: {
    readonly method: 'PUT' | 'DELETE';
    readonly body?: Uint8Array;
    readonly accepted: ReadonlySet<number>;
  };
  /** Takes an answer with status 200, 206 or 304, or of a change what it accepts. */
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
const ACCEPTED: ReadonlySet<number> = new Set([200, 206, 304]);

export function openSession(options: SessionOptions): Ask {
  const { environment, maxConnections, retry, clock, timeouts } = options;
  // Node takes longer to load its HTTP than most commands run without it.
  let opened: Promise<Exchange> | undefined;
  const exchange = (): Promise<Exchange> =>
    (opened ??= import('./exchange.ts').then((module) => module.openConnections(environment, maxConnections)));

  return async <T>({ url: text, request, headers, change, take }: Question<T>) => {
    const accepted = change?.accepted ?? ACCEPTED;
    const url = parseHttpUrl(text);
    // Before Node's HTTP is loaded, and again for every redirect.
    requireNetwork(url, environment);
    const send = await exchange();
    return attemptRepeatedly<T>(url, { policy: retry, clock, total: timeouts.total }, async (signal) => {
      const answer = await follow(url, request, { headers: headers(), signal, send, change, ...options });
      const status = answer.response.statusCode ?? 0;
      if (!accepted.has(status)) return refusal(answer, clock.now());
      return { kind: 'done', value: await take(answer) };
    });
  };
}

interface FollowOptions extends SessionOptions {
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly send: Exchange;
  readonly change: Question<unknown>['change'];
}

/** One request, and the redirects that answer it. */
async function follow(first: URL, { credentials }: HttpRequest, options: FollowOptions): Promise<Answer> {
  const { send, timeouts, signal, environment, maxRedirects, change } = options;
  const { method = 'GET', body } = change ?? {};
  let url = first;
  for (let redirects = 1; ; redirects++) {
    requireNetwork(url, environment);
    const login = authorization(url, credentials);
    const headers = {
      'user-agent': USER_AGENT,
      ...options.headers,
      ...(login === undefined ? {} : { authorization: login }),
    };
    const response = await send(url, { method, headers, timeouts, signal, ...(body === undefined ? {} : { body }) });
    if (!isRedirect(response.statusCode ?? 0)) return { url, response };
    response.destroy();
    // Where a change is sent on to, nobody has said that it may be made.
    requireRedirects(first, redirects, change === undefined ? maxRedirects : 0);
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
