import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { parseSocketTable, type SocketRow } from '../socket-table.ts';

/** A process, as its system names it. */
export interface SocketOwner {
  readonly pid: number;
  /** The first words of its command line: `dotnet restore`. */
  readonly command: string;
}

/** Where Linux lists the connections of this process's network (proc_pid_net(5)). */
const OWN_TABLES: readonly string[] = ['/proc/net/tcp', '/proc/net/tcp6'];

/**
 * The processes that hold the socket at a port of this machine. Only Linux says (proc(5), `/proc/net/tcp` and
 * `/proc/<pid>/fd`); elsewhere, or when they are gone already, there are none. `tables` are those of another network.
 */
export function socketOwners(port: number, tables: readonly string[] = OWN_TABLES): readonly SocketOwner[] {
  return ownersOf(new Set(tables.flatMap((table) => inodesAt(table, port))));
}

/** The processes that hold any of these sockets, by their inodes. */
export function ownersOf(inodes: ReadonlySet<string>): readonly SocketOwner[] {
  if (inodes.size === 0) return [];
  const links = new Set([...inodes].map((inode) => `socket:[${inode}]`));
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => namesIn(`/proc/${pid}/fd`).some((fd) => links.has(linkOf(`/proc/${pid}/fd/${fd}`))))
    .map((pid) => ({ pid: Number(pid), command: commandOf(pid) }))
    .filter(({ command }) => command !== '');
}

/** The sockets in a table of the kernel; none where there is no such table. */
export function readSocketTable(path: string): readonly SocketRow[] {
  return parseSocketTable(textOf(path));
}

function inodesAt(table: string, port: number): readonly string[] {
  return readSocketTable(table)
    .filter(({ localPort, inode }) => localPort === port && inode !== '0')
    .map(({ inode }) => inode);
}

/** A word of a command line may be a whole script. */
const MAX_WORD = 80;

function commandOf(pid: string): string {
  const words = textOf(`/proc/${pid}/cmdline`)
    .split('\0')
    .filter((word) => word !== '');
  return words
    .slice(0, 3)
    .map((word) => (word.startsWith('/') ? basename(word) : word).slice(0, MAX_WORD))
    .join(' ');
}

/** Processes come and go while they are looked at. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
