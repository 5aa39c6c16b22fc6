import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';

/** A server on loopback, and what it has been asked. */
export interface TestServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Every request so far, in order. */
  readonly requests: readonly IncomingMessage[];
}

/** Starts a server, hands it to `use`, and always stops it, open connections included. */
export async function withHttpServer<T>(answer: RequestListener, use: (server: TestServer) => Promise<T>): Promise<T> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('server has no port');
    return await use({ url: `http://127.0.0.1:${String(address.port)}`, requests });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Says that `length` bytes come, sends these, and cuts the connection. */
export function cutAfter(response: ServerResponse, bytes: Uint8Array, length: number): void {
  response.writeHead(200, { 'content-length': length, etag: '"1"' });
  response.write(bytes, () => response.destroy());
}
