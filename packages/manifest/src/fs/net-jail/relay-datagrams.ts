import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

/** Where datagrams come from, and the socket that answers go back through. */
export interface DatagramSender {
  readonly socket: Socket;
  readonly from: RemoteInfo;
}

/** Passes datagrams on and answers back, with one socket outside for each sender and host. */
export interface DatagramRelay {
  readonly send: (
    message: Uint8Array,
    to: { readonly host: string; readonly port: number },
    sender: DatagramSender,
  ) => void;
  readonly close: () => void;
}

export function createDatagramRelay(): DatagramRelay {
  const sockets = new Map<string, Socket>();
  return {
    send: (message, { host, port }, { socket, from }) => {
      const key = `${host} ${String(port)} ${String(from.port)}`;
      const onward = sockets.get(key) ?? createSocket('udp4');
      if (!sockets.has(key)) {
        sockets.set(key, onward);
        onward.on('message', (answer) => {
          socket.send(answer, from.port, from.address);
        });
        onward.on('error', () => sockets.delete(key));
      }
      // A host that is not found is the sender's to notice: no datagram is sure to arrive.
      onward.send(message, port, host, () => undefined);
    },
    close: () => {
      for (const socket of sockets.values()) socket.close();
      sockets.clear();
    },
  };
}
