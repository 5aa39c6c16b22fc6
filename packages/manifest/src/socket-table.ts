/** One socket in a table of Linux, `/proc/<pid>/net/tcp` and the like (proc_pid_net(5)). */
export interface SocketRow {
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Somebody asked for a connection and has no answer yet. */
  readonly isConnecting: boolean;
  /** What links in `/proc/<pid>/fd` say; 0 once the process has closed it. */
  readonly inode: string;
}

const SYN_SENT = '02';

/** Reads such a table, of IPv4 or IPv6. */
export function parseSocketTable(text: string): readonly SocketRow[] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([, local, remote, state, , , , , , inode]) => {
      if (local === undefined || remote === undefined || inode === undefined) return [];
      const to = endpoint(remote);
      return [
        {
          localPort: endpoint(local).port,
          remoteAddress: to.address,
          remotePort: to.port,
          isConnecting: state === SYN_SENT,
          inode,
        },
      ];
    });
}

function endpoint(text: string): { readonly address: string; readonly port: number } {
  const [address = '', port = ''] = text.split(':');
  return { address: formatAddress(address), port: Number.parseInt(port, 16) };
}

/** Words of 32 bits as the processor has them: their bytes are turned round on all that run Node. */
function formatAddress(hex: string): string {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, 'hex')].toReversed());
  if (bytes.length !== 16) return bytes.join('.');
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff;
  if (isMapped) return bytes.slice(12).join('.');
  // A URL has it in the short form of RFC 5952.
  return new URL(`http://[${(Buffer.from(bytes).toString('hex').match(/.{4}/g) ?? []).join(':')}]`).hostname.slice(
    1,
    -1,
  );
}
