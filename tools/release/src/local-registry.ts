import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { mustRun } from '@nuspine/interop/run-program';

/** A registry of this machine: our packages are published to it, all others come from the one that npm is set to. */
export interface LocalRegistry {
  readonly url: string;
  /** File for `NPM_CONFIG_USERCONFIG`, with a token that the registry does not look at. */
  readonly userConfig: string;
}

const READY_SECONDS = 60;

/** Runs verdaccio below `folder` for `use` only. */
export async function withLocalRegistry<T>(folder: string, use: (registry: LocalRegistry) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}/`;
  const config = join(folder, 'config.yaml');
  // JSON is YAML.
  await writeFile(config, JSON.stringify(verdaccioConfig(folder, await npmSetting('registry'))));
  const userConfig = join(folder, 'npmrc');
  await writeFile(userConfig, `registry=${url}\n//127.0.0.1:${String(port)}/:_authToken=local\n`);
  const manifest = createRequire(import.meta.url).resolve('verdaccio/package.json');
  const args = [join(dirname(manifest), 'bin/verdaccio'), '--listen', `127.0.0.1:${String(port)}`, '--config', config];
  const env = { NODE_EXTRA_CA_CERTS: await npmSetting('cafile'), ...process.env };
  const server = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await untilReady(`${url}-/ping`, () => server.exitCode !== null);
    return await use({ url, userConfig });
  } finally {
    server.kill();
  }
}

function verdaccioConfig(folder: string, upstream: string): object {
  return {
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd'), max_users: -1 } },
    uplinks: { upstream: { url: upstream, maxage: '60m', timeout: '60s' } },
    packages: {
      '@nuspine/*': { access: '$all', publish: '$all', unpublish: '$all' },
      '**': { access: '$all', proxy: 'upstream' },
    },
    web: { enable: false },
    log: { type: 'stdout', format: 'json', level: 'error' },
    max_body_size: '50mb',
  };
}

/** What npm is set to, or nothing: verdaccio does not read the settings of npm. */
async function npmSetting(name: 'registry' | 'cafile'): Promise<string> {
  const { stdout } = await mustRun('npm', ['config', 'get', name]);
  const value = stdout.trim();
  return value === 'null' || value === 'undefined' ? '' : value;
}

async function untilReady(url: string, hasEnded: () => boolean): Promise<void> {
  for (let tries = 0; tries < READY_SECONDS * 10; tries++) {
    if (hasEnded()) throw new Error('verdaccio ended before it listened');
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  throw new Error('verdaccio did not listen in time');
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}
