import { type ChildProcess, spawn } from 'node:child_process';
import { Socket as DatagramSocket } from 'node:dgram';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Server } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Environment } from '@nuspine/primitives';
import { atExit } from '@nuspine/primitives/fs';
import type { KeeperOrder, KeeperWord } from './keeper-messages.ts';

/** The process in the jail, from outside. */
export interface Keeper {
  readonly pid: number;
  readonly order: (order: KeeperOrder) => void;
  /** Resolves with the exit code of the command that it was ordered to run; undefined if a signal ended it. */
  readonly done: Promise<number | undefined>;
  readonly stop: () => void;
}

/** Sockets of the jail's network, handed out of it. */
export interface KeeperSockets {
  readonly onServer: (server: Server) => void;
  readonly onDatagrams: (socket: DatagramSocket, port: number) => void;
}

/** Why this machine has no jail to offer. */
export interface JailRefusal {
  readonly refused: string;
}

/**
 * Starts a process with users, network and mounts of its own (user_namespaces(7), network_namespaces(7)), which needs no
 * rights where the kernel allows it, or says by name what forbids it. `folder` holds the files that name servers are read from.
 */
export async function startKeeper(
  folder: string,
  { onServer, onDatagrams }: KeeperSockets,
  environment: Environment,
): Promise<Keeper | JailRefusal> {
  if (process.platform !== 'linux') return { refused: `${process.platform} has no network namespaces` };
  await writeNameFiles(folder);
  const child = spawnKeeper(folder, environment);
  let faults = '';
  child.stderr?.on('data', (chunk: Buffer) => (faults += chunk.toString()));
  let finish: (exitCode: number | undefined) => void = () => undefined;
  const done = new Promise<number | undefined>((resolve) => (finish = resolve));
  return new Promise((resolve) => {
    child.on('message', (word: KeeperWord, handle) => {
      if (word.is === 'tcp' && handle instanceof Server) onServer(handle);
      if (word.is === 'udp' && handle instanceof DatagramSocket) onDatagrams(handle, word.port);
      if (word.is === 'done') finish(word.exitCode);
      if (word.is === 'refused') resolve({ refused: refusal(word.reason) });
      if (word.is !== 'ready') return;
      const pid = child.pid ?? 0;
      // Whoever stops this process alone, as servers of builds do, means the command.
      const forget = atExit(() => {
        endAll(pid);
      });
      void done.then(forget);
      resolve({ pid, order: (order) => child.send(order), done, stop: () => endAll(pid) });
    });
    child.once('error', () => {
      resolve({ refused: 'unshare (util-linux) is not installed' });
    });
    child.once('close', () => {
      finish(undefined);
      resolve({ refused: refusal(faults.trim()) });
    });
  });
}

function spawnKeeper(folder: string, environment: Environment): ChildProcess {
  // As built, this file is in dist/fs or in dist/chunks.
  const script = import.meta.url.endsWith('.ts') ? './keeper.ts' : '../fs/net-jail/keeper.js';
  const namespaces = ['--user', '--map-root-user', '--net', '--mount'];
  const ids = [process.getuid?.() ?? 0, process.getgid?.() ?? 0].map(String);
  const program = [process.execPath, fileURLToPath(new URL(script, import.meta.url)), folder, ...ids];
  return spawn('unshare', [...namespaces, '--', ...program], {
    env: { PATH: `${environment['PATH'] ?? ''}:/usr/sbin:/sbin` },
    stdio: ['inherit', 'ignore', 'pipe', 'ipc', 2],
  });
}

/** Names are asked of the jail's own server and nobody else; this machine's own name is no secret. */
async function writeNameFiles(folder: string): Promise<void> {
  await writeFile(join(folder, 'resolv.conf'), 'nameserver 127.0.0.1\noptions timeout:5 attempts:1\n');
  await writeFile(join(folder, 'hosts'), `127.0.0.1 localhost ${hostname()}\n::1 localhost\n`);
  const ownNames = existsSync('/etc/nsswitch.conf') ? readFileSync('/etc/nsswitch.conf', 'utf8') : '';
  await writeFile(join(folder, 'nsswitch.conf'), ownNames.replaceAll(/^hosts:.*$/gm, 'hosts: files dns'));
}

/** Settings with which systems keep users from making namespaces, and the value that does. */
const FORBIDDING: readonly (readonly [path: string, value: string])[] = [
  ['/proc/sys/user/max_user_namespaces', '0'],
  ['/proc/sys/user/max_net_namespaces', '0'],
  ['/proc/sys/kernel/unprivileged_userns_clone', '0'],
  ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1'],
];

function refusal(reason: string): string {
  const settings = FORBIDDING.filter(
    ([path, value]) => existsSync(path) && readFileSync(path, 'utf8').trim() === value,
  );
  const named = settings.map(([path, value]) => `${path.slice('/proc/sys/'.length).replaceAll('/', '.')} is ${value}`);
  return [reason === '' ? 'the process in it ended' : reason, ...named].join('; ');
}

/** Ends the keeper and what the command left running: servers that live on would serve later builds without a network. */
function endAll(keeper: number): void {
  const network = networkOf(String(keeper));
  if (network === undefined || network === networkOf('self')) return;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (networkOf(pid) !== network) continue;
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It ended by itself.
    }
  }
}

function networkOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    return undefined;
  }
}
