import { type ChildProcess, spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface RunningRegistry {
  /** To be killed at the end. */
  readonly registry: ChildProcess;
  /** Host and port, as references begin. */
  readonly host: string;
}

/**
 * Starts Debian's docker-registry on a free port of this machine, with its storage and configuration in a folder, for everybody
 * or for those in an htpasswd file.
 */
export async function startDockerRegistry(folder: string, htpasswd?: string): Promise<RunningRegistry> {
  const host = `127.0.0.1:${String(await freePort())}`;
  const config = join(folder, 'registry.yml');
  const storage = join(folder, 'registry');
  const auth = htpasswd === undefined ? '' : `auth: {htpasswd: {realm: registry, path: ${htpasswd}}}\n`;
  await writeFile(
    config,
    `version: 0.1\nlog: {level: error, accesslog: {disabled: true}}\nstorage: {filesystem: {rootdirectory: ${storage}}}\nhttp: {addr: "${host}"}\n${auth}`,
  );
  const child = spawn('docker-registry', ['serve', config], {
    stdio: 'ignore',
    env: { ...process.env, OTEL_TRACES_EXPORTER: 'none' },
  });
  for (let attempt = 0; attempt < 200; attempt++) {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined);
    if (answer !== undefined) return { registry: child, host };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error('docker-registry does not start');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('server has no port');
  return address.port;
}
