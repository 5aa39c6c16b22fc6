import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withUnpackedSource } from '../../src/fs/air-gap-source.ts';
import { run } from '../captured-io.ts';
import { type ProductFolder, withProductFolder } from '../product-folder.ts';

/** The packages and the archive of a bundle in an offline layout, exported in either form. */
async function exported({ path, release }: ProductFolder, form: 'tar' | 'oci'): Promise<string> {
  const root = path('layout');
  const archive = await release('stable-1.0');
  for (const folder of ['local-nugets', 'vendor']) await mkdir(join(root, folder), { recursive: true });
  for (const name of ['core.1.0.0', 'core.1.1.0', 'platform.1.0.0']) {
    await copyFile(path('feed', `${name}.nupkg`), join(root, 'local-nugets', `${name}.nupkg`));
  }
  await copyFile(archive, join(root, 'vendor', 'stable-1.0.0.tar.gz'));
  const bundle = path(form === 'tar' ? 'site.tar.zst' : 'site');
  const steps = [
    ['init', '--root', root],
    ['update', '--root', root],
    ['export', bundle, '--root', root, '--form', form],
  ];
  for (const step of steps) expect((await run(['offline', ...step])).stderr).toBe('');
  return bundle;
}

describe('withUnpackedSource', () => {
  it.each(['tar', 'oci'] as const)('installs packages of an air-gap bundle with OFFLINE=1: %s', async (form) => {
    await withProductFolder(async (product) => {
      const { bundle, path } = product;
      const from = ['--from', await exported(product, form)];
      const rules = ['--matrix', path('versions.toml')];
      const first = await bundle('install', 'core@1.0.0', 'platform', ...from, ...rules);
      expect(first.stdout).toContain('+  core      1.0.0\n+  platform  1.0.0\n');
      expect((await bundle('install', 'core', ...from, ...rules)).stdout).toContain('1.1.0');
      expect(await bundle('doctor')).toMatchObject({ exitCode: 0 });
      const whole = await bundle('install', 'stable-1.0.0.tar.gz', ...from);
      expect(whole.stdout).toContain('stable 1.0.0 is current');
    });
  });

  it('installs nothing of a bundle that was tampered with', async () => {
    await withProductFolder(async (product) => {
      const { bundle, path } = product;
      const from = await exported(product, 'tar');
      const bytes = await readFile(from);
      const middle = bytes.length >> 1;
      bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
      await writeFile(from, bytes);
      const { exitCode } = await bundle('install', 'core', '--from', from, '--matrix', path('versions.toml'));
      expect(exitCode).toBe(3);
      expect((await bundle('list')).stdout).not.toContain('core');
    });
  });

  it('leaves every other place as it is', async () => {
    const wish = { requests: ['core'], from: 'https://example.com/site.tar.zst' };
    expect(await withUnpackedSource(wish, (given) => Promise.resolve(given))).toBe(wish);
  });
});
