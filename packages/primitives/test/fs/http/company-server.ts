import { createServer } from 'node:https';
import type { Server } from 'node:net';
import { CERTIFICATES } from './certificates.ts';

/** A server of a company with an authority of its own. It answers whatever is asked with 200, when it has read it. */
export async function withCompanyServer<T>(use: (port: number) => Promise<T>): Promise<T> {
  const { certificate: cert, key } = CERTIFICATES;
  const server = createServer({ cert, key }, (request, response) => {
    request.resume().on('end', () => response.end());
  });
  return listening(server, use, () => {
    server.closeAllConnections();
  });
}

/** A server at a port of its own, which `end` ends with all its connections. */
export async function listening<T>(server: Server, use: (port: number) => Promise<T>, end: () => void): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    return await use(typeof address === 'object' ? (address?.port ?? 0) : 0);
  } finally {
    end();
    await new Promise((resolve) => server.close(resolve));
  }
}
