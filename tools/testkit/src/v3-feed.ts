import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** A package on a V3 feed, by the names that the protocol gives it: lower case, normalized version. */
export interface ServedPackage {
  readonly id: string;
  readonly version: string;
  readonly nupkg: Uint8Array;
  /** Not every server has it. */
  readonly nuspec?: Uint8Array;
}

/**
 * What may go wrong with an answer: the connection is cut in the middle, the server is in trouble, or a length that is
 * too small cuts the body off without anyone being told.
 */
export type Fault = 'cut' | '503' | 'wrong-length';

/** The static files of a V3 feed with these packages: service index, version lists, packages and nuspecs. */
export function v3Feed(packages: readonly ServedPackage[]): RequestListener {
  return (request, response) => {
    const host = `http://${request.headers.host ?? ''}`;
    const path = new URL(request.url ?? '', host).pathname;
    const body = path === '/v3/index.json' ? serviceIndex(host) : flatFile(path, packages);
    if (body === undefined) response.writeHead(404).end();
    else send(request, response, body, path.endsWith('.json'));
  };
}

/**
 * A V3 feed that has registrations alone, of which those of ids in `paged` are in documents of their own, and packages at
 * addresses that nothing but the registrations says.
 */
export function registrationFeed(packages: readonly ServedPackage[], paged: readonly string[] = []): RequestListener {
  return (request, response) => {
    const host = `http://${request.headers.host ?? ''}`;
    const path = decodeURIComponent(new URL(request.url ?? '', host).pathname);
    const [, folder, id = '', name] = path.split('/');
    const ofId = packages.filter((one) => one.id === id);
    if (path === '/v3/index.json') {
      const resources = [{ '@id': `${host}/registered`, '@type': 'RegistrationsBaseUrl/3.6.0' }];
      send(request, response, Buffer.from(JSON.stringify({ version: '3.0.0', resources })), true);
    } else if (folder === 'registered' && ofId.length > 0) {
      const page = registrationPage(ofId, host);
      const inIndex = paged.includes(id) ? { ...page, items: undefined } : page;
      const document = name === 'index.json' ? { count: 1, items: [inIndex] } : page;
      send(request, response, Buffer.from(JSON.stringify(document)), true);
    } else {
      const found = packages.find((one) => path === packagePath(one));
      if (found === undefined) response.writeHead(404).end();
      else send(request, response, found.nupkg, false);
    }
  };
}

function registrationPage(packages: readonly ServedPackage[], host: string): object {
  const items = packages.map((one) => ({
    '@id': `${host}/registered/${one.id}/${one.version}.json`,
    catalogEntry: { id: one.id, version: one.version, listed: false },
    packageContent: `${host}${packagePath(one)}`,
  }));
  const [first] = packages;
  // Nobody needs the bounds but a reader of the real protocol, who refuses a page without them.
  const bounds = { lower: '0.0.1', upper: '9999.0.0' };
  return { '@id': `${host}/registered/${first?.id ?? ''}/page.json`, count: items.length, ...bounds, items };
}

function packagePath({ id, version }: ServedPackage): string {
  return `/download/${version}/of/${id}`;
}

/** The same server with something wrong with the first answers for some paths: by the end of the path, in order. */
export function withFaults(
  answer: RequestListener,
  faults: Readonly<Record<string, readonly Fault[]>>,
): RequestListener {
  const left = new Map(Object.entries(faults).map(([path, list]) => [path, [...list]]));
  return (request, response) => {
    const key = [...left.keys()].find((end) => request.url?.endsWith(end) === true);
    const fault = key === undefined ? undefined : left.get(key)?.shift();
    if (fault === '503') response.writeHead(503, { 'retry-after': '0' }).end();
    else answer(request, fault === undefined ? response : spoiled(response, fault));
  };
}

/** Sends half of the body: with the length of the whole, or with its own. */
function spoiled(response: ServerResponse, fault: 'cut' | 'wrong-length'): ServerResponse {
  const end = response.end.bind(response);
  response.end = (body?: unknown): ServerResponse => {
    if (!(body instanceof Uint8Array)) return end();
    const half = body.subarray(0, body.length / 2);
    if (fault === 'wrong-length') return (response.writeHead(200, { 'content-length': half.length }), end(half));
    response.writeHead(response.statusCode, { 'content-length': body.length });
    response.write(half, () => response.destroy());
    return response;
  };
  return response;
}

function serviceIndex(host: string): Uint8Array {
  const resources = [{ '@id': `${host}/flat/`, '@type': 'PackageBaseAddress/3.0.0' }];
  return Buffer.from(JSON.stringify({ version: '3.0.0', resources }));
}

function flatFile(path: string, packages: readonly ServedPackage[]): Uint8Array | undefined {
  const [, , id = '', version = '', name = ''] = path.split('/').map(decodeURIComponent);
  const ofId = packages.filter((one) => one.id === id);
  if (version === 'index.json' && ofId.length > 0) {
    return Buffer.from(JSON.stringify({ versions: ofId.map((one) => one.version) }));
  }
  const found = ofId.find((one) => one.version === version);
  return name === `${id}.${version}.nupkg` ? found?.nupkg : name === `${id}.nuspec` ? found?.nuspec : undefined;
}

function send(request: IncomingMessage, response: ServerResponse, body: Uint8Array, isDocument: boolean): void {
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  response.setHeader('etag', etag);
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return;
  }
  const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
  if (range !== null && request.headers['if-range'] === etag) {
    const from = Number(range[1]);
    response.statusCode = 206;
    response.setHeader('content-range', `bytes ${String(from)}-${String(body.length - 1)}/${String(body.length)}`);
    response.end(body.subarray(from));
  } else if (isDocument && request.headers['accept-encoding']?.includes('gzip') === true) {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync(body));
  } else {
    response.end(body);
  }
}
