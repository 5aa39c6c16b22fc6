import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { timingSafeEqual, createHash } from 'node:crypto';

/** A request that the cache has answered. */
export interface CacheAccess {
  readonly method: string;
  readonly hash: string;
  readonly status: number;
}

export interface RemoteCache {
  /** Variables that make Nx use it. */
  readonly env: Readonly<Record<string, string>>;
  /** What it was asked, in order. */
  readonly log: readonly CacheAccess[];
}

const TOKEN = 'rehearsal';

/**
 * A self-hosted remote cache as Nx asks it (PUT and GET of `/v1/cache/<hash>` with a bearer token), on this machine, for `use`
 * only. A record is written once: the hash says nothing of the bytes, so a second writer must not replace them.
 */
export async function withRemoteCache<T>(folder: string, use: (cache: RemoteCache) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const log: CacheAccess[] = [];
  const server = createServer((request, response) => {
    void answer(request, response, folder)
      .catch(() => 500)
      .then((status) => {
        log.push({ method: request.method ?? '', hash: (request.url ?? '').replace(/^.*\//, ''), status });
        if (!response.writableEnded) response.writeHead(status).end();
      });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  try {
    const env = {
      NX_SELF_HOSTED_REMOTE_CACHE_SERVER: `http://127.0.0.1:${String(port)}`,
      NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: TOKEN,
    };
    return await use({ env, log });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** The status; a body is sent by the time it is known. */
async function answer(request: IncomingMessage, response: ServerResponse, folder: string): Promise<number> {
  if (!isKnown(request.headers.authorization ?? '')) return 401;
  const [, hash] = /^\/v1\/cache\/([0-9A-Za-z_-]{1,128})$/.exec(request.url ?? '') ?? [];
  if (hash === undefined) return 404;
  const path = join(folder, `${hash}.bin`);
  const kept = await readFile(path).catch(() => undefined);
  if (request.method === 'GET') {
    if (kept === undefined) return 404;
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': kept.length }).end(kept);
    return 200;
  }
  if (request.method !== 'PUT') return 405;
  if (kept !== undefined) return 409;
  return keep(request, path);
}

/** A record that did not arrive whole is none. */
async function keep(request: IncomingMessage, path: string): Promise<number> {
  const wanted = Number(request.headers['content-length']);
  const partial = `${path}.partial`;
  const file = createWriteStream(partial);
  await pipeline(request, file);
  if (file.bytesWritten !== wanted) {
    await rm(partial);
    return 400;
  }
  await rename(partial, path);
  return 200;
}

function isKnown(authorization: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization), digest(`Bearer ${TOKEN}`));
}
