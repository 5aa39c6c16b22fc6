import type { ChildProcess } from 'node:child_process';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { importBundle, pullBundle, pushBundle } from '@nuspine/manifest/fs';
import { digestBytes } from '@nuspine/primitives';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BundleLine, layoutTree, makeBundleLine } from '../src/bundle-line.ts';
import { startDockerRegistry } from '../src/docker-registry.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['docker-registry', 'skopeo']);

describe.skipIf(skipped !== undefined)(`a real registry ${skipped ?? ''}`, () => {
  let folder = '';
  let line: BundleLine;
  let registry: ChildProcess;
  let host = '';

  beforeAll(async () => {
    folder = await temporaryFolder();
    await mkdir(join(folder, 'line'));
    line = await makeBundleLine(join(folder, 'line'), 'oci', 2 << 20);
    ({ registry, host } = await startDockerRegistry(folder));
  });

  afterAll(async () => {
    registry.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const blobs = (layout: string): Promise<readonly string[]> =>
    readdir(join(layout, 'blobs/sha256')).then((names) => names.toSorted());

  it('takes our bundle as skopeo reads it, and each blob once', async () => {
    const reference = `${host}/feeds/ours:v1`;
    // Pieces, so that a blob takes several requests.
    const pushed = await pushBundle(line.whole, reference, { environment: {}, pieceSize: 300_000 });
    expect(pushed.moved).toBe(pushed.blobs);
    const raw = await mustRun('skopeo', ['inspect', '--raw', '--tls-verify=false', `docker://${reference}`]);
    expect(digestBytes(Buffer.from(raw.stdout))).toBe(pushed.digest);
    const back = join(folder, 'back');
    const copy = ['copy', '--insecure-policy', '--src-tls-verify=false', `docker://${reference}`, `oci:${back}:v1`];
    await mustRun('skopeo', copy);
    expect(await blobs(back)).toEqual(await blobs(line.whole));
    const site = join(folder, 'site');
    await mkdir(site);
    expect(await importBundle(site, back, { tag: 'v1' })).toMatchObject({ state: 'applied' });
    expect(await layoutTree(site)).toEqual(line.trees[0]);
    expect(await pushBundle(line.whole, reference, { environment: {} })).toMatchObject({ moved: 0 });
  });

  it('gives us what skopeo sent, digest for digest', async () => {
    const reference = `${host}/feeds/theirs:v2`;
    const copy = [
      'copy',
      '--insecure-policy',
      '--dest-tls-verify=false',
      `oci:${line.next}:latest`,
      `docker://${reference}`,
    ];
    await mustRun('skopeo', copy);
    const out = join(folder, 'pulled');
    const root = join(folder, 'empty');
    await mkdir(root);
    const pulled = await pullBundle(reference, out, { environment: {}, root });
    const index = await readFile(join(line.next, 'index.json'), 'utf8');
    expect(index).toContain(pulled.digest);
    expect(await blobs(out)).toEqual(await blobs(line.next));
    console.log(`registry: ${String(pulled.blobs)} blobs there and back, manifest ${pulled.digest}`);
    await expect(pullBundle(`${reference}9`, out, { environment: {}, root })).rejects.toMatchObject({
      code: 'REGISTRY_NOT_FOUND',
    });
  });
});
