import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pushBundle } from '@nuspine/manifest/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeBundleLine } from '../src/bundle-line.ts';
import { startDockerRegistry } from '../src/docker-registry.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { runProgram } from '../src/run-program.ts';

const skipped = await reasonToSkip(['docker-registry', 'skopeo']);

// The registry takes bcrypt only: of `p`, as `htpasswd -B` writes it.
const HTPASSWD = 'u:$2y$05$Niq.XPnOFm4s0v7jrZ9/dOFQJbDvVi0a88M3MKdn9D8lbHhH3pTRW\n';

describe.skipIf(skipped !== undefined)(`logins that docker and podman keep ${skipped ?? ''}`, () => {
  let folder = '';
  let bundle = '';
  let registry: ChildProcess;
  let host = '';
  let environment: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    folder = await temporaryFolder();
    for (const name of ['line', 'bin', '.docker', 'run/containers'])
      await mkdir(join(folder, name), { recursive: true });
    bundle = (await makeBundleLine(join(folder, 'line'), 'oci', 2 << 20)).whole;
    await writeFile(join(folder, 'htpasswd'), HTPASSWD);
    ({ registry, host } = await startDockerRegistry(folder, join(folder, 'htpasswd')));
    environment = {
      HOME: folder,
      XDG_RUNTIME_DIR: join(folder, 'run'),
      PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
    };
    const program = join(folder, 'bin/docker-credential-proof');
    const answer = `{"ServerURL":"%s","Username":"u","Secret":"p"}`;
    await writeFile(
      program,
      `#!/bin/sh\nread server\necho "$1 $server" >> "$HOME/asked"\nprintf '${answer}' "$server"\n`,
    );
    await chmod(program, 0o755);
  });

  beforeEach(async () => {
    await rm(join(folder, 'asked'), { force: true });
    await rm(join(folder, 'run/containers/auth.json'), { force: true });
  });

  afterAll(async () => {
    registry.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  /** Whether we and skopeo can read and write with these files, and what a credential helper was asked. */
  async function tried(config: object, reference: string): Promise<object> {
    await writeFile(join(folder, '.docker/config.json'), JSON.stringify(config));
    const ours = await pushBundle(bundle, reference, { environment }).then(
      () => 'pushed',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );
    const asked = await readFile(join(folder, 'asked'), 'utf8').catch(() => '');
    const inspect = ['inspect', '--raw', '--tls-verify=false', `docker://${reference}`];
    const { code } = await runProgram('skopeo', inspect, { env: { ...environment, REGISTRY_AUTH_FILE: undefined } });
    return { ours, asked: [...new Set(asked.trim().split('\n'))].join(), skopeo: code === 0 ? 'read' : 'refused' };
  }

  it('are taken from the program for a registry, as skopeo takes them', async () => {
    const config = { credHelpers: { [host]: 'proof' } };
    expect(await tried(config, `${host}/a/one:v1`)).toEqual({ ours: 'pushed', asked: `get ${host}`, skopeo: 'read' });
  });

  it('are taken from the program for all registries, which docker asks and skopeo does not', async () => {
    const config = { credsStore: 'proof', auths: { [host]: {} } };
    expect(await tried(config, `${host}/a/two:v1`)).toEqual({
      ours: 'pushed',
      asked: `get ${host}`,
      skopeo: 'refused',
    });
  });

  it('are taken from the file of podman, as skopeo takes them', async () => {
    const auth = Buffer.from('u:p').toString('base64');
    const wrong = Buffer.from('u:q').toString('base64');
    const auths = { [host]: { auth: wrong }, [`${host}/a`]: { auth } };
    await writeFile(join(folder, 'run/containers/auth.json'), JSON.stringify({ auths }));
    expect(await tried({}, `${host}/a/three:v1`)).toEqual({ ours: 'pushed', asked: '', skopeo: 'read' });
    expect(await tried({}, `${host}/b/three:v1`)).toEqual({ ours: 'REGISTRY_DENIED', asked: '', skopeo: 'refused' });
  });

  it('are not there where the program is not', async () => {
    const config = { credHelpers: { [host]: 'gone' } };
    const answer = { ours: 'REGISTRY_HELPER_FAILED', asked: '', skopeo: 'refused' };
    expect(await tried(config, `${host}/a/one:v1`)).toEqual(answer);
    expect(await tried({}, `${host}/a/one:v1`)).toEqual({ ...answer, ours: 'REGISTRY_DENIED' });
  });
});
