import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Digest } from '../../digest.ts';
import { PrimitivesError } from '../../errors.ts';
import { printableUrl } from '../../http/http-url.ts';
import type { Environment } from '../../http/network-policy.ts';
import { isRedirect, redirectTarget, requireRedirects } from '../../http/redirect.ts';
import {
  DEFAULT_RETRY_POLICY,
  isRetryableStatus,
  parseRetryAfter,
  retryDelay,
  type RetryPolicy,
} from '../../http/retry.ts';
import { mayTell, parseChallenge, type RegistryChallenge } from '../../registry/registry-challenge.ts';
import type { RegistryReference } from '../../registry/registry-reference.ts';
import {
  openTransport,
  type RegistryAnswer,
  type RegistryRequest,
  type Transport,
  unreachable,
} from './registry-transport.ts';
import { type RegistryLogin, registryLogin } from './registry-login.ts';

export interface RegistrySessionOptions {
  /** `OFFLINE`, `ALLOW_REMOTE`, proxies and logins are read from it. */
  readonly environment: Environment;
  /** Hosts, besides that of the registry, that may see its password to hand out tokens. */
  readonly authHosts?: readonly string[];
  readonly retry?: RetryPolicy;
}

/** A conversation with one repository of one registry. */
export interface RegistrySession {
  /** Address below `/v2/<repository>/`. */
  at(path: string): URL;
  /** One request, with login and, for GET, redirects. Throws `REGISTRY_DENIED`, `REGISTRY_UNREACHABLE` and `HTTP_OFFLINE`. */
  send(request: RegistryRequest): Promise<RegistryAnswer>;
  /** The same as often as it takes, for what can be asked twice. */
  ask(request: RegistryRequest): Promise<RegistryAnswer>;
  /** Runs work again when the registry was out of reach or asked to wait, a few times, and not before it said. */
  retrying<T>(work: () => Promise<T>): Promise<T>;
}

type BearerChallenge = Extract<RegistryChallenge, { readonly scheme: 'bearer' }>;
type PasswordLogin = Extract<RegistryLogin, { readonly username: string }>;

const MAX_TOKEN_BYTES = 1 << 20;

/** Opens a conversation. Nothing is sent yet; with `OFFLINE=1` the first request throws `HTTP_OFFLINE`. */
export function openRegistry(
  reference: RegistryReference,
  { environment, authHosts = [], retry = DEFAULT_RETRY_POLICY }: RegistrySessionOptions,
): RegistrySession {
  const { server, repository } = reference;
  const { transport, asksToWait } = noticingWaits(openTransport(environment));
  let authorization: string | undefined;
  const once = async (request: RegistryRequest): Promise<RegistryAnswer> => {
    const isServer = request.url.protocol === server.protocol && request.url.host === server.host;
    const login = isServer && authorization !== undefined ? { authorization } : {};
    return transport({ ...request, headers: { ...request.headers, ...login } });
  };
  const send = async (request: RegistryRequest): Promise<RegistryAnswer> => {
    const answer = await follow(once, request);
    if (answer.status !== 401) return requireAllowed(answer);
    answer.body.resume();
    authorization = await authorize(answer, reference, { environment, authHosts, transport });
    return requireAllowed(await follow(once, request));
  };
  const retrying = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await work();
      } catch (error) {
        const delay = retryDelay(attempt, 0.5, retry, asksToWait());
        if (delay === undefined || !isPassing(error)) throw error;
        await sleep(delay);
      }
    }
  };
  const ask = (request: RegistryRequest): Promise<RegistryAnswer> =>
    retrying(async () => {
      const answer = await send(request);
      if (!isRetryableStatus(answer.status)) return answer;
      answer.body.destroy();
      throw unreachable(request.url, answer.status);
    });
  return { at: (path) => new URL(`/v2/${repository}/${path}`, server), send, ask, retrying };
}

/** Notices how long the last answer asks us to wait, in milliseconds. */
function noticingWaits(transport: Transport): {
  readonly transport: Transport;
  readonly asksToWait: () => number | undefined;
} {
  let wait: number | undefined;
  return {
    transport: async (request) => {
      wait = undefined;
      const answer = await transport(request);
      if (isRetryableStatus(answer.status)) wait = parseRetryAfter(answer.headers['retry-after'], Date.now());
      return answer;
    },
    asksToWait: () => wait,
  };
}

/** Only what is asked for is followed: nothing is sent to where an upload is redirected. */
async function follow(
  once: (request: RegistryRequest) => Promise<RegistryAnswer>,
  request: RegistryRequest,
): Promise<RegistryAnswer> {
  let { url } = request;
  for (let redirects = 1; ; redirects++) {
    const answer = await once({ ...request, url });
    if (!isRedirect(answer.status) || (request.method !== 'GET' && request.method !== 'HEAD')) return answer;
    answer.body.destroy();
    requireRedirects(request.url, redirects, 5);
    url = redirectTarget(url, answer.headers.location);
  }
}

function requireAllowed(answer: RegistryAnswer): RegistryAnswer {
  if (answer.status !== 401 && answer.status !== 403) return answer;
  answer.body.destroy();
  throw new PrimitivesError('REGISTRY_DENIED', 'registry does not let us', {
    path: printableUrl(answer.url),
    found: answer.status,
  });
}

interface AuthorizeOptions {
  readonly environment: Environment;
  readonly authHosts: readonly string[];
  readonly transport: Transport;
}

/** The header that the registry wants to see. Passwords go to the registry, and to nobody else that was not allowed. */
async function authorize(
  answer: RegistryAnswer,
  reference: RegistryReference,
  { environment, authHosts, transport }: AuthorizeOptions,
): Promise<string | undefined> {
  const { server } = reference;
  const challenge = parseChallenge(answer.headers['www-authenticate'], server);
  if (challenge === undefined) return undefined;
  const login = await registryLogin(environment, reference);
  if (challenge.scheme === 'basic') return login === undefined || 'identityToken' in login ? undefined : basic(login);
  const told = mayTell(challenge.realm, server, authHosts) ? login : undefined;
  const token = await transport(tokenRequest(challenge, told));
  if (token.status !== 200) {
    token.body.destroy();
    // Who has too many requests to answer has not said no.
    if (isRetryableStatus(token.status)) throw unreachable(token.url, token.status);
    throw new PrimitivesError('REGISTRY_DENIED', 'registry hands out no token', {
      path: printableUrl(token.url),
      found: token.status,
    });
  }
  return `Bearer ${tokenOf(await readBody(token, MAX_TOKEN_BYTES), token.url)}`;
}

/** With a password a token is asked for as with none; an identity token is sent as OAuth 2 says (RFC 6749 §6). */
function tokenRequest({ realm, query }: BearerChallenge, login: RegistryLogin | undefined): RegistryRequest {
  const url = new URL(realm);
  if (login !== undefined && 'identityToken' in login) {
    const grant = { grant_type: 'refresh_token', client_id: 'nuspine', refresh_token: login.identityToken };
    const bytes = Buffer.from(new URLSearchParams({ ...query, ...grant }).toString(), 'utf8');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = { size: bytes.length, open: () => Readable.from([bytes]) };
    return { method: 'POST', url, headers, body };
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { method: 'GET', url, headers: login === undefined ? {} : { authorization: basic(login) } };
}

function basic({ username, password }: PasswordLogin): string {
  return `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
}

function tokenOf(bytes: Uint8Array, url: URL): string {
  try {
    const document: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    for (const name of ['token', 'access_token']) {
      const token: unknown =
        typeof document === 'object' && document !== null ? Reflect.get(document, name) : undefined;
      if (typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token;
    }
  } catch (cause) {
    throw new PrimitivesError('REGISTRY_ANSWER_INVALID', 'token is no JSON', { path: printableUrl(url), cause });
  }
  throw new PrimitivesError('REGISTRY_ANSWER_INVALID', 'answer has no token', { path: printableUrl(url) });
}

/** A whole body of at most `max` bytes. Throws `REGISTRY_ANSWER_INVALID` for a longer one. */
export async function readBody({ body, url }: RegistryAnswer, max: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > max) {
      body.destroy();
      throw new PrimitivesError('REGISTRY_ANSWER_INVALID', 'answer is too long', { path: printableUrl(url), max });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Throws `REGISTRY_ANSWER_INVALID` if the registry says another digest than we have. */
export function requireDigest({ headers, url }: RegistryAnswer, wanted: Digest): void {
  const found = headers['docker-content-digest'];
  if (found === undefined || found === wanted) return;
  throw new PrimitivesError('REGISTRY_ANSWER_INVALID', 'registry has another digest', {
    path: printableUrl(url),
    wanted,
    found,
  });
}

/** Throws again later what may pass: connections that end, and servers in trouble. */
function isPassing(error: unknown): boolean {
  return error instanceof PrimitivesError && error.code === 'REGISTRY_UNREACHABLE';
}
