import { createServer, type Socket } from 'node:net';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { openConnections } from '../../../src/fs/http/exchange.ts';

const OPTIONS = { headers: { 'x-test': '1' }, timeouts: { connect: 30, idle: 5000, total: 5000 } };

function exchange(url: string): Promise<unknown> {
  return openConnections({}, 1)(new URL(url), { ...OPTIONS, signal: AbortSignal.timeout(5000) });
}

/** A server that takes connections and says nothing, not even its part of a TLS handshake. */
async function withSilentServer<T>(use: (port: number) => Promise<T>): Promise<T> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    return await use(typeof address === 'object' ? (address?.port ?? 0) : 0);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe('openConnections', () => {
  it('sends the headers and gives the answer', async () => {
    await withHttpServer(
      (request, response) => response.writeHead(Number(request.headers['x-test']) + 200).end(),
      async ({ url }) => {
        expect(await exchange(url)).toMatchObject({ statusCode: 201 });
      },
    );
  });

  it('gives up a TLS connection that is not made in time', async () => {
    await withSilentServer(async (port) => {
      await expect(exchange(`https://127.0.0.1:${String(port)}/`)).rejects.toThrowCode('HTTP_TIMEOUT');
    });
  });

  it('names what the system says of a server that is not there', async () => {
    const port = await withSilentServer(async (free) => free);
    await expect(exchange(`http://127.0.0.1:${String(port)}/`)).rejects.toMatchObject({
      code: 'HTTP_UNREACHABLE',
      details: { found: 'ECONNREFUSED' },
    });
  });
});
