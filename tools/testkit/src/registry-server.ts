import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { digestBytes, isDigest } from '@nuspine/primitives';
import { type TestServer, withHttpServer } from './http-server.ts';

/** What a registry does otherwise than a sound one, and what it has. */
export interface RegistryBehaviour {
  readonly blobs: Map<string, Buffer>;
  readonly manifests: Map<string, Buffer>;
  /** Asks for a login: `Basic`, or a token that `realm` hands out. */
  readonly auth?: 'basic' | 'bearer';
  readonly realm?: string;
  /** Called first; true when it has answered. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** `user:secret`, as it travels. */
export const BASIC_LOGIN = `Basic ${Buffer.from('user:secret').toString('base64')}`;
const TOKEN = 'Bearer good-token';

export function emptyRegistry(more: Partial<RegistryBehaviour> = {}): RegistryBehaviour {
  return { blobs: new Map(), manifests: new Map(), ...more };
}

/** A registry on loopback that speaks what the client needs of OCI distribution 1.1. */
export async function withRegistry<T>(
  registry: RegistryBehaviour,
  use: (server: TestServer) => Promise<T>,
): Promise<T> {
  const uploads = new Map<string, Buffer>();
  return withHttpServer((request, response) => {
    void answer(registry, uploads, request, response);
  }, use);
}

async function answer(
  registry: RegistryBehaviour,
  uploads: Map<string, Buffer>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (registry.intercept?.(request, response) === true) return;
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  const end = (status: number, headers: Record<string, string> = {}, body: Uint8Array = Buffer.alloc(0)): void => {
    response.writeHead(status, { 'content-length': body.length, ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (url.pathname === '/token') {
    end(
      200,
      {},
      Buffer.from(request.headers.authorization === BASIC_LOGIN ? '{"token":"good-token"}' : '{"token":"weak"}'),
    );
    return;
  }
  if (!isAllowed(registry, request)) {
    request.resume();
    const realm = registry.realm ?? `${url.origin}/token`;
    const bearer = `Bearer realm="${realm}",service="registry",scope="repository:a/b:pull,push"`;
    end(401, { 'www-authenticate': registry.auth === 'basic' ? 'Basic realm="x"' : bearer });
    return;
  }
  const body = await bodyOf(request);
  if (url.pathname.endsWith('/tags/list')) {
    end(200, {}, Buffer.from(JSON.stringify({ tags: [...registry.manifests.keys()].filter((key) => !isDigest(key)) })));
    return;
  }
  const [, , kind = '', name = ''] = /^\/v2\/([^/]+\/[^/]+)\/(blobs|manifests)\/(.*)$/.exec(url.pathname) ?? [];
  if (kind === 'manifests') answerManifest(registry, request, name, body, end);
  else if (name.startsWith('uploads/')) answerUpload(registry, uploads, request, url, body, end);
  else answerBlob(registry, request, name, end);
}

type End = (status: number, headers?: Record<string, string>, body?: Uint8Array) => void;

function isAllowed({ auth }: RegistryBehaviour, { headers }: IncomingMessage): boolean {
  return auth === undefined || headers.authorization === (auth === 'basic' ? BASIC_LOGIN : TOKEN);
}

function answerManifest(
  { manifests }: RegistryBehaviour,
  { method }: IncomingMessage,
  name: string,
  body: Buffer,
  end: End,
): void {
  if (method === 'PUT') {
    for (const key of [name, digestBytes(body)]) manifests.set(key, body);
    end(201, { 'docker-content-digest': digestBytes(body) });
    return;
  }
  const found = manifests.get(name);
  if (found === undefined) end(404);
  else end(200, { 'docker-content-digest': digestBytes(found) }, found);
}

function answerBlob({ blobs }: RegistryBehaviour, { headers }: IncomingMessage, name: string, end: End): void {
  const found = blobs.get(name);
  const [, from] = /^bytes=(\d+)-$/.exec(headers.range ?? '') ?? [];
  if (found === undefined) end(404);
  else if (from === undefined) end(200, {}, found);
  else
    end(
      206,
      { 'content-range': `bytes ${from}-${String(found.length - 1)}/${String(found.length)}` },
      found.subarray(Number(from)),
    );
}

function answerUpload(
  { blobs }: RegistryBehaviour,
  uploads: Map<string, Buffer>,
  { method }: IncomingMessage,
  url: URL,
  body: Buffer,
  end: End,
): void {
  const id = method === 'POST' ? randomUUID() : (url.searchParams.get('state') ?? '');
  const have = method === 'POST' ? Buffer.alloc(0) : uploads.get(id);
  if (have === undefined) {
    end(404);
    return;
  }
  const all = Buffer.concat([have, body]);
  uploads.set(id, all);
  const headers = {
    location: `${url.pathname.replace(/uploads\/.*$/, 'uploads/x')}?state=${id}`,
    range: `0-${String(all.length - 1)}`,
  };
  const digest = url.searchParams.get('digest');
  if (method === 'PUT' && digest === digestBytes(all)) blobs.set(digest, all);
  if (method === 'PUT') end(digest === digestBytes(all) ? 201 : 400, headers);
  else end(method === 'GET' ? 204 : 202, headers);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  } catch {
    return Buffer.alloc(0);
  }
  return Buffer.concat(chunks);
}
