import { Agent, type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { CodedError } from '../../coded-error.ts';
import { PrimitivesError } from '../../errors.ts';
import { printableUrl } from '../../http/http-url.ts';
import { type Environment, requireNetwork } from '../../http/network-policy.ts';
import { openSecureAgents } from '../http/secure-agents.ts';

/** Bytes to send, which may have to be sent again. */
export interface RequestBody {
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestBody;
}

export interface RegistryAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  /** To be read to its end, or destroyed. */
  readonly body: IncomingMessage;
}

/** Sends one request and gives the answer when its headers are there. Throws `HTTP_OFFLINE` and `REGISTRY_UNREACHABLE`. */
export type Transport = (request: RegistryRequest) => Promise<RegistryAnswer>;

const SILENCE_MS = 60_000;

/**
 * Connections that are used again. Node reads HTTP_PROXY, HTTPS_PROXY and NO_PROXY from the environment. `trusted` is as in
 * `openSecureAgents`.
 */
export function openTransport(environment: Environment, trusted?: () => readonly string[]): Transport {
  const options = { keepAlive: true, maxSockets: 4, proxyEnv: environment };
  const agent = new Agent(options);
  const withSecureAgent = openSecureAgents(options, trusted);
  return (request) => {
    requireNetwork(request.url, environment);
    return request.url.protocol === 'https:'
      ? withSecureAgent((secureAgent) => exchange(request, secureAgent))
      : exchange(request, agent);
  };
}

function exchange({ method, url, headers, body }: RegistryRequest, agent: Agent): Promise<RegistryAnswer> {
  return new Promise((resolve, reject) => {
    const length =
      body === undefined && (method === 'GET' || method === 'HEAD') ? {} : { 'content-length': body?.size ?? 0 };
    const options = { method, agent, headers: { 'user-agent': 'nuspine', ...headers, ...length } };
    const request = url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);
    request.setTimeout(SILENCE_MS, () => request.destroy(new Error('registry is silent')));
    request.on('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, url, body: answer });
    });
    request.on('error', (cause) => {
      reject(cause instanceof CodedError ? cause : unreachable(url, cause));
    });
    if (body === undefined) request.end();
    else
      sendBody(request, body).catch((error: unknown) => {
        request.destroy(error instanceof Error ? error : new Error(String(error)));
      });
  });
}

async function sendBody(request: ReturnType<typeof requestHttp>, body: RequestBody): Promise<void> {
  for await (const chunk of body.open()) {
    if (request.destroyed) return;
    if (!request.write(chunk)) await drained(request);
  }
  request.end();
}

/** When more can be written, or nothing any more. Leaves no listeners behind: a large body waits often. */
async function drained(request: ReturnType<typeof requestHttp>): Promise<void> {
  await new Promise<void>((resolve) => {
    const go = (): void => {
      request.off('drain', go).off('close', go);
      resolve();
    };
    request.on('drain', go).on('close', go);
  });
}

/** What to throw when a request came to nothing, and may not the next time. */
export function unreachable(url: URL, why: unknown): PrimitivesError {
  const reason = why instanceof Error ? why.message : `it answers ${String(why)}`;
  return new PrimitivesError('REGISTRY_UNREACHABLE', `registry cannot be reached: ${reason}`, {
    path: printableUrl(url),
    ...(why instanceof Error ? { cause: why } : { found: why }),
  });
}
