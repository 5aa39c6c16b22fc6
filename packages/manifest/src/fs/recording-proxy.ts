import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { RemoteContact } from '../restore-report.ts';
import { socketOwners } from './socket-owner.ts';

export interface RecordingProxyOptions {
  /** Whether requests go on to where they are meant to; otherwise all are refused. */
  readonly forward: boolean;
}

/**
 * Runs a proxy on loopback that writes down who asks for what, hands its address and the list to `use`, and always stops
 * it. It refuses everything unless it is told to forward.
 */
export async function withRecordingProxy<T>(
  { forward }: RecordingProxyOptions,
  use: (address: string, contacts: readonly RemoteContact[]) => Promise<T>,
): Promise<T> {
  const contacts: RemoteContact[] = [];
  const note = (target: URL | undefined, socket: Duplex): void => {
    contacts.push(
      contactOf(target, 'remotePort' in socket && typeof socket.remotePort === 'number' ? socket.remotePort : 0),
    );
  };
  const server = createServer((asked, answer) => {
    const target = addressIn(asked.url);
    note(target, asked.socket);
    if (forward && target !== undefined) passOn(asked, answer, target);
    else answer.writeHead(403, { connection: 'close' }).end('refused: this build is offline\n');
  });
  server.on('connect', (asked: IncomingMessage, socket: Duplex) => {
    const target = addressIn(`https://${asked.url ?? ''}`);
    note(target, socket);
    socket.on('error', () => socket.destroy());
    if (forward && target !== undefined) tunnel(socket, target);
    else socket.end('HTTP/1.1 403 Offline\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
  });
  server.on('clientError', (_error, socket: Duplex) => {
    note(undefined, socket);
    socket.destroy();
  });
  const port = await listen(server);
  try {
    return await use(`http://127.0.0.1:${String(port)}`, contacts);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

function contactOf(target: URL | undefined, port: number): RemoteContact {
  const [by] = socketOwners(port);
  const standard = target?.protocol === 'http:' ? 80 : 443;
  return {
    host: target?.hostname ?? 'unknown',
    port: target === undefined ? 0 : target.port === '' ? standard : Number(target.port),
    protocol: 'tcp',
    ...(by === undefined ? {} : { process: by.command, pid: by.pid }),
  };
}

function addressIn(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}

function passOn(asked: IncomingMessage, answer: ServerResponse, target: URL): void {
  const onward = request(target, { method: asked.method ?? 'GET', headers: asked.headers }, (found) => {
    answer.writeHead(found.statusCode ?? 502, found.headers);
    found.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  asked.pipe(onward);
}

function tunnel(socket: Duplex, target: URL): void {
  const onward: Socket = connect(target.port === '' ? 443 : Number(target.port), target.hostname, () => {
    socket.write('HTTP/1.1 200 Connected\r\n\r\n');
    onward.pipe(socket).pipe(onward);
  });
  onward.on('error', () => socket.destroy());
  socket.on('close', () => onward.destroy());
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
