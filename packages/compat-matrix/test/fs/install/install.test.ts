import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withHttpServer } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { doctor, install, type InstallOptions, listInstallation, type PointerKind } from '../../../src/fs/index.ts';
import { readCurrent } from '../../../src/fs/install/current-pointer.ts';
import { type Product, withProduct, writeExtension, writePackage } from '../../product.ts';

/** What `current` leads to. */
async function installed({ root }: Pick<Product, 'root'>): Promise<string> {
  const { current, installation } = await listInstallation(root);
  if (current === undefined) return 'nothing';
  const texts = (installation?.parts ?? []).map(async ({ component }) => {
    const file = component === 'redis' ? 'redis.txt' : 'run.txt';
    return `${component}: ${await readFile(join(current, component, 'tools', file), 'utf8')}`;
  });
  return (await Promise.all(texts)).join(', ');
}

const put = (
  { root }: Pick<Product, 'root'>,
  requests: readonly string[],
  more: Partial<InstallOptions> = {},
): Promise<unknown> => install({ root, requests, environment: { OFFLINE: '1' }, ...more });

describe('install', () => {
  it.each<PointerKind>(['link', 'file'])(
    'installs an archive, and switches to another in one step, by a %s',
    async (pointer) => {
      await withProduct(async (product) => {
        const { archive, root } = product;
        expect(await put(product, [await archive('stable-1.0')], { pointer })).toMatchObject({
          installed: true,
          changed: true,
        });
        expect(await installed(product)).toBe('core: Contoso.Core 1.0.0, platform: platform 1.0.0');
        expect(await put(product, [await archive('stable-1.0')], { pointer })).toMatchObject({ changed: false });
        const report = await put(product, [await archive('stable-1.1')], { pointer });
        expect(report).toMatchObject({
          changed: true,
          installation: { generation: 2, previous: 1, bundle: { version: '1.1.0' } },
        });
        expect(await installed(product)).toBe('core: Contoso.Core 1.1.0, platform: platform 1.5.0');
        expect(await doctor(root)).toMatchObject({ ok: true, checked: 2 });
        expect((await readdir(root)).toSorted()).toEqual(['current', 'generations', 'store']);
      });
    },
  );

  it('installs from a registry: a bundle, a component, the newest that works, an extension', async () => {
    await withProduct(async (product) => {
      const { publish, registry, feed, root } = product;
      for (const id of ['stable-1.0', 'stable-1.1', 'stable-2.0']) await publish(id);
      await put(product, ['stable-1.0'], { from: registry });
      await put(product, ['core@1.1.0'], { from: registry });
      expect(await installed(product)).toBe('platform: platform 1.0.0, core: Contoso.Core 1.1.0');
      expect((await listInstallation(root)).installation?.bundle).toBeUndefined();
      await put(product, ['platform'], { from: registry });
      expect(await installed(product)).toBe('core: Contoso.Core 1.1.0, platform: platform 1.5.0');
      await put(product, [join(feed, 'redis.1.0.0.nupkg')]);
      expect(await installed(product)).toBe('core: Contoso.Core 1.1.0, platform: platform 1.5.0, redis: 1.0.0');
      expect(await doctor(root)).toMatchObject({ ok: true, checked: 3 });
    });
  });

  it('installs from a folder of packages with rules', async () => {
    await withProduct(async (product) => {
      const { feed, matrix } = product;
      await put(product, ['platform@2.0.0', 'core'], { from: feed, matrix });
      expect(await installed(product)).toBe('platform: platform 2.0.0, core: Contoso.Core 2.0.0');
      await copyFile(matrix, join(feed, 'versions.toml'));
      await put(product, ['redis@2.0.0'], { from: feed });
      expect(await installed(product)).toContain('redis: 2.0.0');
    });
  });

  it('installs from a server, and asks none when it must not', async () => {
    await withProduct(async (product) => {
      const { publish, registry } = product;
      await publish('stable-1.0');
      await withHttpServer(
        (request, response) => {
          readFile(join(registry, request.url ?? '')).then(
            (bytes) => response.end(bytes),
            () => response.writeHead(404).end(),
          );
        },
        async ({ url, requests }) => {
          await expect(put(product, ['stable'], { from: url })).rejects.toThrowCode('HTTP_OFFLINE');
          expect(requests).toHaveLength(0);
          await put(product, ['stable'], { from: url, environment: {} });
          expect(await installed(product)).toBe('core: Contoso.Core 1.0.0, platform: platform 1.0.0');
          await writePackage(join(registry, 'packages'), 'platform', '1.0.0', { 'x.txt': 'other' });
          await copyFile(
            join(registry, 'packages', 'platform.1.0.0.nupkg'),
            join(registry, 'packages', 'contoso.core.1.0.0.nupkg'),
          );
          const other = { root: product.path('other') };
          await expect(put(other, ['stable'], { from: url, environment: {} })).rejects.toThrowCode(
            'HTTP_CONTENT_MISMATCH',
          );
          expect(await installed(other)).toBe('nothing');
        },
      );
    });
  });

  it.each([
    ['what rows exclude', ['platform@2.0.0'], 'incompatible', /core@1.0.0 asks for platform \^1.0/],
    ['what nobody knows', ['core@1.2.0'], 'unknown', /./],
    [
      'an extension that rows exclude',
      ['redis@1.0.0', 'core@2.0.0', 'platform@2.0.0'],
      'incompatible',
      /redis@1.0.0 asks for core/,
    ],
  ])('refuses %s, and nothing changes', async (_what, requests, kind, message) => {
    await withProduct(async (product) => {
      const { archive, feed, matrix, root } = product;
      await put(product, [await archive('stable-1.0')]);
      const report = await install({ root, requests, from: feed, matrix, environment: {} });
      expect(report.installed ? [] : report.refusals.map((one) => one.kind)).toContain(kind);
      expect(report.installed ? '' : report.refusals.map((one) => one.message).join('\n')).toMatch(message);
      expect(await installed(product)).toBe('core: Contoso.Core 1.0.0, platform: platform 1.0.0');
      expect((await readdir(root)).toSorted()).toEqual(['current', 'generations', 'store']);
    });
  });

  it('holds an extension to its core-version, also when the core moves on under it', async () => {
    await withProduct(async (product) => {
      const { archive, path } = product;
      await put(product, [await archive('stable-1.0')]);
      await mkdir(path('own'));
      const strict = await writeExtension(path('own'), '2.0.0', '~1.0');
      await put(product, [strict]);
      const report = await put(product, [await archive('stable-1.1')]);
      expect(report).toMatchObject({
        installed: false,
        refusals: [{ kind: 'extension', message: 'redis 2.0.0 needs core ~1.0, and this is 1.1.0' }],
      });
      expect(await installed(product)).toContain('core: Contoso.Core 1.0.0');
      const without = await writePackage(path('own'), 'plain', '1.0.0', { 'a.txt': 'a' });
      await expect(put(product, [without])).rejects.toThrowCode('MATRIX_EXTENSION_INVALID');
    });
  });

  it('refuses bytes that are not what was promised, and leaves nothing of them', async () => {
    await withProduct(async (product) => {
      const { archive, publish, registry, root } = product;
      const made = await archive('stable-1.0');
      const wrong = put(product, [made], { digest: `sha256:${'0'.repeat(64)}` });
      await expect(wrong).rejects.toThrowCode('MATRIX_DIGEST_MISMATCH');
      await publish('stable-1.0');
      await writePackage(join(registry, 'packages'), 'platform', '1.0.0', { 'x.txt': 'other' });
      await expect(put(product, ['stable'], { from: registry })).rejects.toThrowCode('MATRIX_DIGEST_MISMATCH');
      expect(await installed(product)).toBe('nothing');
      expect(await readdir(root)).toEqual(['store']);
    });
  });

  it('repairs what a removal that was interrupted left, and keeps three generations', async () => {
    await withProduct(async (product) => {
      const { archive, root } = product;
      for (const id of ['stable-1.0', 'stable-1.1', 'stable-1.0', 'stable-1.1'])
        await put(product, [await archive(id)]);
      expect((await readdir(join(root, 'generations'))).toSorted()).toEqual(['000002', '000003', '000004']);
      const [stored = ''] = await readdir(join(root, 'store'));
      await rm(join(root, 'store', stored, 'files.json'));
      await mkdir(join(root, '.nuspine-staging', 'half'), { recursive: true });
      expect((await doctor(root)).ok).toBe(false);
      await put(product, [await archive('stable-2.0')]);
      await put(product, [await archive('stable-1.1')]);
      await put(product, [await archive('stable-1.0')]);
      expect(await doctor(root)).toMatchObject({ ok: true });
    });
  });

  it('lets one of two in', async () => {
    await withProduct(async (product) => {
      const made = await Promise.all([product.archive('stable-1.0')]);
      const both = await Promise.allSettled([put(product, made), put(product, made)]);
      expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
      for (const one of both) {
        if (one.status === 'rejected')
          expect(() => {
            throw one.reason;
          }).toThrowCode('MATRIX_INSTALL_LOCKED');
      }
      expect(await installed(product)).toBe('core: Contoso.Core 1.0.0, platform: platform 1.0.0');
    });
  });

  it('stops at a pointer that nobody wrote', async () => {
    await withProduct(async (product) => {
      await mkdir(product.root);
      await writeFile(join(product.root, 'current'), '../elsewhere');
      await expect(readCurrent(product.root)).rejects.toThrowCode('MATRIX_INSTALL_INVALID');
      expect(await doctor(product.root)).toMatchObject({ ok: false, problems: [{ kind: 'pointer' }] });
    });
  });
});
