import type { ChildProcess } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { checkSpine } from '@nuspine/spine/fs';
import type { SpineReport } from '@nuspine/spine';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDockerRegistry } from '../src/docker-registry.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['docker-registry', 'skopeo', 'umoci']);
const INDEX = 'application/vnd.oci.image.index.v1+json';

describe.skipIf(skipped !== undefined)(`a spine and a real registry ${skipped ?? ''}`, () => {
  let folder = '';
  let registry: ChildProcess;
  let image = '';

  const makeImage = async (version: string, label: string): Promise<void> => {
    const layout = join(folder, 'image');
    await rm(layout, { recursive: true, force: true });
    await mustRun('umoci', ['init', '--layout', layout]);
    await mustRun('umoci', ['new', '--image', `${layout}:${version}`]);
    const labelled = [
      '--config.label',
      `org.opencontainers.image.version=${label}`,
      '--created',
      '2026-01-02T03:04:05Z',
    ];
    await mustRun('umoci', ['config', '--image', `${layout}:${version}`, ...labelled]);
  };
  const push = (version: string): Promise<unknown> => {
    const from = `oci:${join(folder, 'image')}:${version}`;
    return mustRun('skopeo', [
      'copy',
      '--insecure-policy',
      '--dest-tls-verify=false',
      from,
      `docker://${image}:${version}`,
    ]);
  };
  const check = (): Promise<SpineReport> => checkSpine(join(folder, 'spine.toml'), { published: { environment: {} } });

  beforeAll(async () => {
    folder = await temporaryFolder();
    const started = await startDockerRegistry(folder);
    registry = started.registry;
    image = `${started.host}/acme/app`;
    await writeFile(join(folder, 'package.json'), '{ "name": "app", "version": "1.2.0" }\n');
    const artifact = `[[artifact]]\nkind = "oci-registry"\nimage = "${image}"\nlayout = "image"\n`;
    await writeFile(join(folder, 'spine.toml'), `source = "package.json"\n${artifact}`);
  });

  afterAll(async () => {
    registry.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('agree when what umoci built is what skopeo pushed', async () => {
    await makeImage('1.2.0', '1.2.0');
    expect(await check()).toMatchObject({ ok: false, findings: [{ rule: 'tag-differs', found: '' }] });
    await push('1.2.0');
    expect(await check()).toMatchObject({ ok: true, artifacts: [{ kind: 'oci-registry', wrong: 0 }] });
  });

  it('differ when another image was pushed, or one that names another version', async () => {
    await makeImage('1.2.0', '1.1.0');
    await push('1.2.0');
    expect(await check()).toMatchObject({ findings: [{ rule: 'label-differs', found: '1.1.0' }] });
    await makeImage('1.2.0', '1.2.0');
    expect((await check()).findings.map(({ rule }) => rule)).toEqual(['label-differs', 'digest-differs']);
  });

  it('look through an index of platforms', async () => {
    const { stdout } = await mustRun('skopeo', ['inspect', '--raw', '--tls-verify=false', `docker://${image}:1.2.0`]);
    const manifest = Buffer.from(stdout);
    const platform = { os: 'linux', architecture: 'arm64' };
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    const manifests = [{ mediaType, digest: digestBytes(manifest), size: manifest.length, platform }];
    const index = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }));
    const url = `http://${image.replace('/', '/v2/')}/manifests/1.2.0`;
    const put = await fetch(url, { method: 'PUT', headers: { 'content-type': INDEX }, body: index });
    expect(put.status).toBe(201);
    await writeFile(
      join(folder, 'spine.toml'),
      (await readFile(join(folder, 'spine.toml'), 'utf8')).replace(/layout.*\n/, ''),
    );
    expect(await check()).toMatchObject({
      findings: [
        { rule: 'label-differs', what: 'label org.opencontainers.image.version of linux/arm64', found: '1.1.0' },
      ],
    });
  });
});
