import { createServer, type Socket } from 'node:net';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { openConnections } from '../../../src/fs/http/exchange.ts';
import { CERTIFICATES } from './certificates.ts';
import { listening, withCompanyServer } from './company-server.ts';

const OPTIONS = { headers: { 'x-test': '1' }, timeouts: { connect: 30, idle: 5000, total: 5000 } };

function exchange(url: string): Promise<unknown> {
  return openConnections({}, 1)(new URL(url), { ...OPTIONS, signal: AbortSignal.timeout(5000) });
}

/** A server that takes connections and says nothing, not even its part of a TLS handshake. */
async function withSilentServer<T>(use: (port: number) => Promise<T>): Promise<T> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket));
  return listening(server, use, () => {
    for (const socket of sockets) socket.destroy();
  });
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

  it('trusts whom the system trusts, which it looks up once', async () => {
    await withCompanyServer(async (port) => {
      let lookups = 0;
      const send = openConnections({}, 2, () => {
        lookups += 1;
        return [CERTIFICATES.authority];
      });
      const url = new URL(`https://127.0.0.1:${String(port)}/`);
      const timeouts = { connect: 5000, idle: 5000, total: 5000 };
      const ask = async (): Promise<number | undefined> => {
        const response = await send(url, { headers: {}, timeouts, signal: AbortSignal.timeout(5000) });
        response.resume();
        return response.statusCode;
      };
      expect(await Promise.all([ask(), ask()])).toEqual([200, 200]);
      expect(await ask()).toBe(200);
      expect(lookups).toBe(1);
    });
  });

  it('trusts nobody else', async () => {
    await withCompanyServer(async (port) => {
      const send = openConnections({}, 1, () => []);
      const url = new URL(`https://127.0.0.1:${String(port)}/`);
      const timeouts = { connect: 5000, idle: 5000, total: 5000 };
      await expect(send(url, { headers: {}, timeouts, signal: AbortSignal.timeout(5000) })).rejects.toMatchObject({
        code: 'HTTP_UNREACHABLE',
        details: { found: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      });
    });
  });
});
