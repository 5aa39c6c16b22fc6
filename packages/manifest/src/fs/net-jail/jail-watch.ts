import type { RemoteInfo, Socket as DatagramSocket } from 'node:dgram';
import { connect, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { DNS_A, formatDnsAnswer, parseDnsQuestion } from '../../dns-message.ts';
import type { RemoteContact } from '../../restore-report.ts';
import { type ContactBook, createContactBook } from './contact-book.ts';
import { jailNetwork, type JailNetwork } from './jail-network.ts';
import { TCP_PORTS } from './ports.ts';
import { createDatagramRelay, type DatagramRelay } from './relay-datagrams.ts';
import type { Keeper, KeeperSockets } from './start-keeper.ts';

export interface JailWatchOptions {
  /** Whether connections and datagrams go on to where they are meant to; otherwise they are reset and dropped. */
  readonly forward: boolean;
  /** Connects to a host outside; over the network of this machine by default. */
  readonly dial?: (host: string, port: number) => Duplex;
}

/** Who tries to reach what from within a jail. */
export interface JailWatch extends KeeperSockets {
  readonly contacts: readonly RemoteContact[];
  readonly begin: (keeper: Keeper) => void;
  /** Reads the kernel's tables once, as is done all the time. */
  readonly look: () => void;
  readonly end: () => void;
}

/** How often the kernel's tables are read for ports where nobody listens, in milliseconds. */
const LOOK_EVERY = 20;
const DNS_PORT = 53;

/** What the parts of a watch have in common. */
interface Watched {
  readonly book: ContactBook;
  readonly network: () => JailNetwork | undefined;
  /** Where a connection goes on to, if it may. */
  readonly dial: ((host: string, port: number) => Duplex) | undefined;
  readonly relay: DatagramRelay | undefined;
}

/** Records, answers and, where it may, passes on what comes to the sockets of a jail. */
export function createJailWatch({ forward, dial = dialOut }: JailWatchOptions): JailWatch {
  let network: JailNetwork | undefined;
  let look = (): void => undefined;
  const book = createContactBook();
  const relay = createDatagramRelay();
  const closing: (() => void)[] = [relay.close];
  const onward = forward ? { dial, relay } : { dial: undefined, relay: undefined };
  const watched: Watched = { book, network: () => network, ...onward };
  return {
    contacts: book.contacts,
    look: () => {
      look();
    },
    onServer: (server: Server) => {
      server.on('connection', (socket) => {
        onConnection(socket, watched);
      });
      closing.push(() => void server.close());
    },
    onDatagrams: (socket, port) => {
      socket.on('message', (message, from) => {
        onDatagram({ socket, port, message, from }, watched);
      });
      closing.push(() => void socket.close());
    },
    begin: (keeper) => {
      const found = (network = jailNetwork(keeper.pid));
      look = () => {
        lookAround(book, found, keeper);
      };
      const timer = setInterval(look, LOOK_EVERY);
      closing.push(() => {
        clearInterval(timer);
      });
    },
    end: () => {
      for (const close of closing) close();
    },
  };
}

function onConnection(socket: Socket, { book, network, dial }: Watched): void {
  const address = plainAddress(socket.localAddress ?? '');
  const port = socket.localPort ?? 0;
  socket.on('error', () => socket.destroy());
  if (!isLoopback(address)) {
    const host = book.names.nameOf(address);
    book.note(host, port, 'tcp', network()?.ownerOf('tcp', socket.remotePort ?? 0));
    if (dial !== undefined) {
      join(socket, dial(host, port));
      return;
    }
  }
  socket.resetAndDestroy();
}

interface Datagram {
  readonly socket: DatagramSocket;
  /** Where it was sent to, at the address that it seems to come from. */
  readonly port: number;
  readonly message: Uint8Array;
  readonly from: RemoteInfo;
}

function onDatagram(datagram: Datagram, watched: Watched): void {
  const { socket, port, message, from } = datagram;
  const { book, network, relay } = watched;
  const isOutward = !isLoopback(from.address);
  const host = book.names.nameOf(from.address);
  if (isOutward) book.note(host, port, 'udp', network()?.ownerOf('udp', from.port));
  if (port === DNS_PORT) onQuestion(datagram, watched);
  else if (isOutward) relay?.send(message, { host, port }, { socket, from });
}

function onQuestion({ socket, message, from }: Datagram, { book, network }: Watched): void {
  const question = parseDnsQuestion(message);
  if (question === undefined) return;
  const { name, type } = question;
  // RFC 6761, 6.3: these names are this machine, and are asked of nobody.
  const isHere = name === 'localhost' || name.endsWith('.localhost');
  if (!isHere) book.note(name, DNS_PORT, 'dns', network()?.ownerOf('udp', from.port));
  const found = isHere ? '127.0.0.1' : book.names.addressOf(name);
  socket.send(formatDnsAnswer(question, type === DNS_A ? found : undefined), from.port, from.address);
}

function lookAround({ names, note }: ContactBook, network: JailNetwork, { order }: Keeper): void {
  const { unanswered, lost } = network.look();
  for (const { address, port, by } of unanswered) {
    note(names.nameOf(address), port, 'tcp', by);
    // The next try, a second later, gets an answer.
    if (!TCP_PORTS.includes(port)) order({ do: 'listen', port });
    if (address.includes(':')) order({ do: 'answer', address });
  }
  if (lost !== undefined) note('unknown', 0, 'udp', lost.by);
}

function dialOut(host: string, port: number): Duplex {
  return connect(port, host);
}

function join(socket: Duplex, onward: Duplex): void {
  onward.on('error', () => socket.destroy());
  onward.on('close', () => socket.destroy());
  socket.on('close', () => onward.destroy());
  socket.pipe(onward).pipe(socket);
}

/** IPv4 as sockets of both versions write it (RFC 4291, 2.5.5.2). */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}
