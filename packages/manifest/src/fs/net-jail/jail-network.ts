import process from 'node:process';
import { ownersOf, readSocketTable, type SocketOwner, socketOwners } from '../socket-owner.ts';
import { readNetworkCounts } from './network-counts.ts';

/** What the kernel says of the network that a process lives in. */
export interface JailNetwork {
  /** Who holds the connection or the datagram socket at a port. */
  readonly ownerOf: (kind: 'tcp' | 'udp', port: number) => SocketOwner | undefined;
  /** What has happened since the last look. */
  readonly look: () => NetworkNews;
}

export interface NetworkNews {
  /** Connections that nobody answers, each host and port once. */
  readonly unanswered: readonly UnansweredConnection[];
  /** Datagrams went where nobody receives any; `by` may have sent them. */
  readonly lost?: { readonly by: SocketOwner | undefined };
}

export interface UnansweredConnection {
  readonly address: string;
  readonly port: number;
  readonly by: SocketOwner | undefined;
}

/** Reads the tables of the network of `pid` (proc_pid_net(5)), of both versions of the protocol. */
export function jailNetwork(pid: number): JailNetwork {
  const tables = (kind: string): readonly string[] =>
    [kind, `${kind}6`].map((name) => `/proc/${String(pid)}/net/${name}`);
  const seen = new Set<string>();
  let known = readNetworkCounts(pid);
  const unanswered = (): readonly UnansweredConnection[] =>
    tables('tcp')
      .flatMap(readSocketTable)
      .filter(({ isConnecting }) => isConnecting)
      .filter(({ remoteAddress, remotePort }) => isNew(seen, `${remoteAddress} ${String(remotePort)}`))
      .map(({ remoteAddress: address, remotePort: port, inode }) => ({
        address,
        port,
        by: another(ownersOf(new Set([inode]))),
      }));
  const sender = (): SocketOwner | undefined =>
    another(
      ownersOf(
        new Set(
          tables('udp')
            .flatMap(readSocketTable)
            .map(({ inode }) => inode),
        ),
      ),
    );
  return {
    ownerOf: (kind, port) => another(socketOwners(port, tables(kind))),
    look: () => {
      // The tables of sockets are read when there is something new in them: the kernel walks through those of all networks.
      const now = readNetworkCounts(pid);
      const news = { unanswered: now.connections > known.connections ? unanswered() : [] };
      const isLost = now.lost > known.lost;
      known = now;
      return isLost ? { ...news, lost: { by: sender() } } : news;
    },
  };
}

function isNew(seen: Set<string>, key: string): boolean {
  const isKnown = seen.has(key);
  seen.add(key);
  return !isKnown;
}

/** This process holds sockets of the jail too. */
function another(owners: readonly SocketOwner[]): SocketOwner | undefined {
  return owners.find(({ pid }) => pid !== process.pid);
}
