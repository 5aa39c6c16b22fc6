import { readFileSync } from 'node:fs';

/** What the kernel has counted in a network so far (proc_pid_net(5), `snmp`): cheap to ask, unlike its tables of sockets. */
export interface NetworkCounts {
  /** Connections that somebody asked for. */
  readonly connections: number;
  /** Datagrams to ports where nobody receives any. */
  readonly lost: number;
}

export function readNetworkCounts(pid: number): NetworkCounts {
  const folder = `/proc/${String(pid)}/net`;
  const text = textOf(`${folder}/snmp`);
  // IPv6 counts datagrams of its own; connections of both versions are counted together.
  const ipv6 = /^Udp6NoPorts\s+(\d+)$/m.exec(textOf(`${folder}/snmp6`))?.[1] ?? '0';
  return { connections: countIn(text, 'Tcp', 'ActiveOpens'), lost: countIn(text, 'Udp', 'NoPorts') + Number(ipv6) };
}

/** A protocol has the names of its counts in one line, and the numbers in the next. */
function countIn(text: string, protocol: string, name: string): number {
  const [names = '', values = ''] = text.split('\n').filter((line) => line.startsWith(`${protocol}:`));
  return Number(values.split(' ')[names.split(' ').indexOf(name)] ?? '0');
}

/** The process may be gone. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
