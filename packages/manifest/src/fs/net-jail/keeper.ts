import { spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import type { KeeperOrder, KeeperWord } from './keeper-messages.ts';
import { TCP_PORTS, UDP_PORTS } from './ports.ts';

/*
 * Runs inside the jail, as what is root there and nobody outside. It makes every address one of this machine, opens
 * sockets and hands them to the process outside, which records and answers; then it runs the command, without its rights.
 */

const [folder = '', uid = '', gid = ''] = process.argv.slice(2);
/** Where the command's output goes: the keeper's own standard error is for its faults. */
const OUTPUT = 4;

// The table `local` makes every address one of this machine, so that answers may come from it. Datagrams go by it, and arrive
// with the address that they were meant for as their source. Connections go by tables of their own: to ports where nobody
// listens they get no answer at all, since the route is none of `local`, and so stay to be seen and named.
const IPV4 = [
  'link set lo up',
  'addr add 198.19.255.254/32 dev lo',
  'route add local default dev lo table local',
  'route add local 127.0.0.0/8 dev lo src 127.0.0.1 table 50',
  'route add local 198.19.255.254 dev lo table 50',
  'route add default dev lo src 198.19.255.254 table 51',
  'rule add pref 1 ipproto tcp lookup 50',
  'rule add pref 2 ipproto tcp lookup 51',
  'rule add pref 3 lookup local',
  'rule del pref 0',
];
// IPv6 takes no such route over lo: a pair of devices with nothing behind it swallows as well.
const IPV6 = [
  'link add hole0 type veth peer name hole1',
  'link set hole0 arp off up',
  'link set hole1 arp off up',
  'addr add fd00::1/128 dev lo',
  'route add default dev hole0 src fd00::1',
];

/** Files that say how names become addresses, and servers that would look them up outside. */
function coverNames(): void {
  for (const name of ['resolv.conf', 'hosts', 'nsswitch.conf']) {
    if (existsSync(`/etc/${name}`)) must('mount', ['--bind', join(folder, name), `/etc/${name}`]);
  }
  if (existsSync('/run/nscd')) must('mount', ['-t', 'tmpfs', 'none', '/run/nscd']);
}

function must(file: string, args: readonly string[], input = ''): void {
  const { error, status, stderr } = spawnSync(file, args, { encoding: 'utf8', input });
  if (error !== undefined) throw new Error(`${file} is not installed`);
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${stderr.trim()}`);
}

function say(word: KeeperWord, handle?: Parameters<NonNullable<typeof process.send>>[1]): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(word, handle, {}, () => {
      resolve();
    });
  });
}

/** A port that the command took for a server of its own stays its own. */
function listen(port: number): Promise<void> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', () => {
      resolve();
    });
    server.listen({ port, host: '::', backlog: 511 }, () => {
      void say({ is: 'tcp', port }, server).then(() => {
        server.close();
        resolve();
      });
    });
  });
}

function receive(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    socket.once('error', reject);
    socket.bind(port, '0.0.0.0', () => {
      void say({ is: 'udp', port }, socket).then(() => {
        socket.close();
        resolve();
      });
    });
  });
}

/** In a user namespace of its own the command is who it was outside, and cannot change the jail. */
function run({ command, cwd, env }: Extract<KeeperOrder, { do: 'run' }>): void {
  const child = spawn('unshare', ['--user', `--map-user=${uid}`, `--map-group=${gid}`, '--', ...command], {
    cwd,
    env,
    stdio: ['inherit', OUTPUT, OUTPUT],
  });
  child.once('close', (code) => {
    void say({ is: 'done', ...(code === null ? {} : { exitCode: code }) });
  });
}

process.on('message', (order: KeeperOrder) => {
  if (order.do === 'listen') void listen(order.port);
  else if (order.do === 'answer') must('ip', ['-6', 'route', 'add', 'local', `${order.address}/128`, 'dev', 'lo']);
  else run(order);
});
process.once('disconnect', () => process.exit());

try {
  must('ip', ['-batch', '-'], IPV4.join('\n'));
  // Without IPv6 nothing leaves over it either.
  spawnSync('ip', ['-6', '-force', '-batch', '-'], { input: IPV6.join('\n'), stdio: ['pipe', 'ignore', 'ignore'] });
  coverNames();
  for (const port of TCP_PORTS) await listen(port);
  for (const port of UDP_PORTS) await receive(port);
  await say({ is: 'ready' });
} catch (error) {
  await say({ is: 'refused', reason: error instanceof Error ? error.message : String(error) });
  process.exit();
}
