import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { type TestServer, withHttpServer } from '@nuspine/testkit';

export interface PutServerOptions {
  /** A server that takes what it is given, whatever the condition. */
  readonly ignoresConditions?: boolean;
  /** Cuts the connection after it has done what the n-th PUT of an entry asks for, from 1. */
  readonly cutsAt?: number;
}

/** A server that keeps what is put, with ETags and conditions as RFC 9110 §13.1 has them: a small object store. */
export async function withPutServer<T>(
  use: (server: TestServer, files: Map<string, Buffer>) => Promise<T>,
  options: PutServerOptions = {},
): Promise<T> {
  const files = new Map<string, Buffer>();
  return withHttpServer(answering(files, options), (server) => use(server, files));
}

function answering(
  files: Map<string, Buffer>,
  { ignoresConditions = false, cutsAt }: PutServerOptions,
): RequestListener {
  let puts = 0;
  return (request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    const finish = (status: number, body?: Buffer): void => {
      const headers = body === undefined ? {} : { etag: tagOf(body) };
      response.writeHead(status, headers).end(request.method === 'GET' ? body : undefined);
    };
    void bodyOf(request).then((body) => {
      const before = files.get(path);
      if (request.method === 'GET') {
        finish(before === undefined ? 404 : 200, before);
      } else if (request.method === 'DELETE') {
        finish(files.delete(path) ? 204 : 404);
      } else if (!ignoresConditions && !holds(request, before)) {
        finish(412);
      } else {
        files.set(path, body);
        if (path.includes('/log/') && ++puts === cutsAt) response.destroy();
        else finish(before === undefined ? 201 : 204, body);
      }
    });
  };
}

function holds({ headers }: IncomingMessage, before: Buffer | undefined): boolean {
  if (headers['if-none-match'] === '*' && before !== undefined) return false;
  const wanted = headers['if-match'];
  return wanted === undefined || (before !== undefined && wanted === tagOf(before));
}

function tagOf(bytes: Buffer): string {
  return `"${createHash('sha1').update(bytes).digest('hex')}"`;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks);
}
