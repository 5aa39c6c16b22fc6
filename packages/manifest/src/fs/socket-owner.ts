import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * The process at the other end of a connection on this machine, by its port: `dotnet restore`, the first words of its
 * command line. Only Linux says (proc(5), `/proc/net/tcp` and `/proc/<pid>/fd`); elsewhere, or when it is gone already,
 * undefined.
 */
export function socketOwner(port: number): string | undefined {
  const inodes = new Set(['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => inodesIn(table, port)));
  if (inodes.size === 0) return undefined;
  return namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => namesIn(`/proc/${pid}/fd`).some((fd) => inodes.has(linkOf(`/proc/${pid}/fd/${fd}`))))
    .map(commandOf)
    .find((command) => command !== '');
}

function inodesIn(table: string, port: number): readonly string[] {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return textOf(table)
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = '']) => local.endsWith(wanted))
    .flatMap((fields) => (fields[9] === undefined || fields[9] === '0' ? [] : [`socket:[${fields[9]}]`]));
}

function commandOf(pid: string): string {
  const words = textOf(`/proc/${pid}/cmdline`)
    .split('\0')
    .filter((word) => word !== '');
  return words
    .slice(0, 3)
    .map((word) => basename(word))
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
