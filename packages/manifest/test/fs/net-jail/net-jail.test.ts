import { createSocket } from 'node:dgram';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { withTemporaryFolder } from '@nuspine/primitives/fs';
import { withHttpServer } from '@nuspine/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { type NetJail, type NetJailOptions, withNetJail } from '../../../src/fs/net-jail/net-jail.ts';
import { distinctContacts } from '../../../src/restore-report.ts';

type Options = Partial<Pick<NetJailOptions, 'forward' | 'dial' | 'environment'>>;

const { env } = process;

/** What `use` makes of a jail; the reason where this machine has none. */
function jailed<T>(use: (jail: NetJail) => Promise<T>, options: Options = {}): Promise<T | { refused: string }> {
  return withTemporaryFolder((folder) => withNetJail({ folder, forward: false, environment: env, ...options }, use));
}

const refusal = await jailed(() => Promise.resolve({ refused: '' }));
const hasJail = refusal.refused === '';

/** Runs a script of Node in a jail, and says how it ended and who was asked for. */
function runScript(script: string, options: Options = {}): ReturnType<typeof jailed> {
  return jailed(async ({ run, contacts }) => {
    const exitCode = await run([process.execPath, '--eval', script], '.', env);
    return { exitCode, contacts: distinctContacts(contacts) };
  }, options);
}

const CONNECT = (host: string, port: number): string =>
  `require('node:net').connect(${String(port)}, '${host}').on('error', ({ code }) => process.exit(code === 'ECONNRESET' ? 7 : 8))`;

/** A script that tries every way out, and the contacts that must come of it. */
const EVERY_WAY = `
  const { connect } = require('node:net');
  const dns = require('node:dns');
  connect(443, 'feed.example.test').on('error', () => '');
  connect(4873, 'odd.example.test').on('error', () => '');
  connect(80, '192.0.2.1').on('error', () => '');
  dns.lookup('name.example.test', () => '');
  const resolver = new dns.Resolver();
  resolver.setServers(['192.0.2.53']);
  resolver.resolveTxt('own.example.test', () => '');
  const socket = require('node:dgram').createSocket('udp4');
  socket.send('x', 8125, 'stats.example.test');
  socket.send('x', 9999, '192.0.2.1');
  // Until the watch has seen all of it, which takes longer on a busy machine than a moment.
  setInterval(() => { if (require('node:fs').existsSync(process.env.SEEN)) process.exit(); }, 50);
  setTimeout(() => process.exit(), 20_000);`;
const CASES: readonly (readonly [name: string, contact: string])[] = [
  ['a connection', 'tcp feed.example.test 443'],
  ['a connection to an odd port', 'tcp odd.example.test 4873'],
  ['a connection to an address', 'tcp 192.0.2.1 80'],
  ['a name', 'dns name.example.test 53'],
  ['a name asked of another server', 'dns own.example.test 53'],
  ['that other server', 'udp 192.0.2.53 53'],
  ['a datagram', 'udp stats.example.test 8125'],
  ['a datagram where nobody looks', 'udp unknown 0'],
];

describe('withNetJail', () => {
  it('has one on Linux, or says by name what is in the way', () => {
    if (!hasJail) expect(refusal.refused).toMatch(/unshare|ip |namespaces| is [01]$/);
    else expect(process.platform).toBe('linux');
  });

  describe('sees process, host and port of', () => {
    let seen: readonly string[] = [];
    beforeAll(async () => {
      const result = await withTemporaryFolder((folder) =>
        jailed(async ({ run, contacts }) => {
          const marker = join(folder, 'seen');
          const ended = run([process.execPath, '--eval', EVERY_WAY], '.', { ...env, SEEN: marker });
          const isSeen = (): boolean =>
            distinctContacts(contacts).filter((one) => one.process !== undefined).length >= CASES.length;
          for (let wait = 0; wait < 150 && !isSeen(); wait++) await setTimeout(100);
          await writeFile(marker, '');
          await ended;
          return { contacts };
        }),
      );
      if ('refused' in result) return;
      seen = distinctContacts(result.contacts).map(
        ({ protocol, host, port, process: by }) => `${protocol} ${host} ${String(port)} by ${by?.slice(0, 11) ?? ''}`,
      );
    });

    it.each(CASES)('%s', (_, contact) => {
      if (hasJail) expect(seen).toContain(`${contact} by node --eval`);
    });

    it('nothing else', () => {
      if (hasJail) expect(seen).toHaveLength(CASES.length);
    });
  });

  it('lets nothing out, and resets connections at once', async () => {
    if (!hasJail) return;
    expect(await runScript(CONNECT('feed.example.test', 443))).toMatchObject({ exitCode: 7 });
  });

  it('leaves this machine to itself: loopback is no contact', async () => {
    if (!hasJail) return;
    const script = `require('node:http').createServer((_, answer) => answer.end()).listen(0, async function () {
      await fetch('http://localhost:' + this.address().port); process.exit(3); })`;
    expect(await runScript(script)).toEqual({ exitCode: 3, contacts: [] });
  });

  it('runs the command as who started it, without rights over the jail', async () => {
    if (!hasJail) return;
    const script = `process.exit(process.getuid() === ${String(process.getuid?.())} && require('node:child_process')
      .spawnSync('ip', ['link', 'set', 'lo', 'down']).status !== 0 ? 4 : 5)`;
    expect(await runScript(script)).toMatchObject({ exitCode: 4 });
  });

  it('ends what the command leaves running', async () => {
    if (!hasJail) return;
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'pid');
      const script = `const left = require('node:child_process').spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
        left.unref(); require('node:fs').writeFileSync(${JSON.stringify(file)}, String(left.pid))`;
      expect(await runScript(script)).toMatchObject({ exitCode: 0 });
      const pid = Number(await readFile(file, 'utf8'));
      await expect.poll(() => isRunning(pid)).toBe(false);
    });
  });

  it('passes connections on to where they are meant to, and says so', async () => {
    if (!hasJail) return;
    await withHttpServer(
      (_, response) => response.end('there'),
      async ({ url, requests }) => {
        const asked: string[] = [];
        const dial: NetJailOptions['dial'] = (host, port) => {
          asked.push(`${host}:${String(port)}`);
          return connect(Number(new URL(url).port), '127.0.0.1');
        };
        const script =
          "fetch('http://feed.example.test:8080/x').then((a) => a.text()).then((t) => process.exit(t.length))";
        expect(await runScript(script, { forward: true, dial })).toMatchObject({
          exitCode: 5,
          contacts: [{ host: 'feed.example.test', port: 8080 }],
        });
        expect(asked).toEqual(['feed.example.test:8080']);
        expect(requests.map((request) => request.headers.host)).toEqual(['feed.example.test:8080']);
      },
    );
  });

  it('passes datagrams on, and answers back', async () => {
    const address = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .find((one) => !one.internal && one.family === 'IPv4')?.address;
    if (!hasJail || address === undefined) return;
    const echo = createSocket('udp4');
    await new Promise<void>((resolve) => echo.bind(6832, resolve));
    echo.on('message', (message, from) => {
      echo.send(message, from.port, from.address);
    });
    const script = `const s = require('node:dgram').createSocket('udp4'); setTimeout(() => process.exit(1), 5000);
      s.on('message', (_, from) => process.exit(from.port === 6832 ? 6 : 2)); s.send('x', 6832, '${address}')`;
    const result = await runScript(script, { forward: true });
    await new Promise<void>((resolve) => echo.close(resolve));
    expect(result).toMatchObject({ exitCode: 6, contacts: [{ host: address, port: 6832, protocol: 'udp' }] });
  });

  it('says which program is missing', async () => {
    if (!hasJail) return;
    for (const file of ['no-such-program', './no/such']) {
      await expect(jailed(({ run }) => run([file], '.', env))).rejects.toThrowCode('MANIFEST_COMMAND_MISSING');
    }
  });

  it('says what is not installed', async () => {
    const environment = { PATH: '/nowhere' };
    const found = await jailed(() => Promise.resolve({ refused: '' }), { environment });
    expect(found.refused).toMatch(process.platform === 'linux' ? /is not installed/ : /network namespaces/);
  });
});

/** A process that has ended may wait for somebody to ask how. */
function isRunning(pid: number): boolean {
  const stat = `/proc/${String(pid)}/stat`;
  return existsSync(stat) && !readFileSync(stat, 'utf8').includes(') Z');
}
