import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_RETRY_POLICY } from '@nuspine/primitives';
import { emptyRegistry, type RegistryBehaviour, temporaryFolder, withHttpServer, withRegistry } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../../src/fs/bundle/export-bundle.ts';
import { importBundle } from '../../../src/fs/bundle/import-bundle.ts';
import { pullBundle } from '../../../src/fs/registry/pull-bundle.ts';
import { pushBundle } from '../../../src/fs/registry/push-bundle.ts';
import { layoutSteps, makeLayout, treeOf } from '../../bundle-layouts.ts';

const retry = { ...DEFAULT_RETRY_POLICY, firstDelay: 1 };
let folder = '';
let filled: RegistryBehaviour;
let digest = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeLayout(join(folder, 'source'), (await layoutSteps()).slice(0, 1));
  await exportBundle(join(folder, 'source'), join(folder, 'bundle'), { form: 'oci', tag: 'v1' });
  filled = emptyRegistry();
  await withRegistry(filled, async ({ url }) => {
    ({ digest } = await pushBundle(join(folder, 'bundle'), at(url), { environment: {}, retry }));
  });
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

const at = (url: string): string => `${url.replace('http://', '')}/a/b:v1`;

async function withSite(use: (site: string) => Promise<void>): Promise<void> {
  const site = join(folder, 'site');
  await mkdir(join(site, 'offline/feeds'), { recursive: true });
  await use(site);
  await rm(site, { recursive: true });
}

const named = /blobs\/sha256:/;

describe('pullBundle', () => {
  it('gives the very layout that was pushed, listed among the bundles and fit to import', async () => {
    await withRegistry(filled, async ({ url }) => {
      await withSite(async (site) => {
        const out = join(site, 'offline/feeds/site');
        const options = { environment: {}, retry, root: site };
        expect(await pullBundle(at(url), out, options)).toMatchObject({ digest, blobs: 8, moved: 8 });
        for (const name of ['index.json', 'oci-layout'])
          expect(await readFile(join(out, name))).toEqual(await readFile(join(folder, 'bundle', name)));
        expect(await readFile(join(site, 'offline/feeds/manifest.json'), 'utf8')).toContain(`a/b:v1 ${digest}`);
        await importBundle(site, out);
        expect(await treeOf(site)).toEqual(await treeOf(join(folder, 'source')));
        const byDigest = `${url.replace('http://', '')}/a/b@${digest}`;
        expect(await pullBundle(byDigest, out, options)).toMatchObject({ digest });
      });
    });
  });

  it('receives the rest after every cut, and after an end asks only for what is missing', async () => {
    let cuts = 0;
    const intercept: RegistryBehaviour['intercept'] = (request, response) => {
      const blob = filled.blobs.get(decodeURIComponent(request.url?.split('/').at(-1) ?? ''));
      if (blob === undefined || blob.length < 10_000 || request.headers.range !== undefined || cuts > 3) return false;
      cuts += 1;
      response.writeHead(200, { 'content-length': blob.length });
      // A client that hears of the end together with the bytes may drop them: they get time to arrive.
      response.write(blob.subarray(0, 5000), () => setTimeout(() => response.socket?.end(), 300));
      return true;
    };
    await withRegistry({ ...filled, intercept }, async ({ url, requests }) => {
      await withSite(async (site) => {
        await pullBundle(at(url), join(site, 'bundle'), { environment: {}, retry, root: site });
        expect(cuts).toBeGreaterThan(1);
        expect(requests.some(({ headers }) => headers.range?.startsWith('bytes=') === true)).toBe(true);
        expect((await readdir(site)).toSorted()).toEqual(['bundle', 'offline']);
      });
    });
  });

  it('goes on after a registry that failed for good', async () => {
    await withSite(async (site) => {
      const options = { environment: {}, retry: { ...retry, maxAttempts: 1 }, root: site };
      let left = 5;
      const intercept: RegistryBehaviour['intercept'] = (request, response) => {
        if (!named.test(request.url ?? '') || left-- > 0) return false;
        response.destroy();
        return true;
      };
      await withRegistry({ ...filled, intercept }, async ({ url }) => {
        await expect(pullBundle(at(url), join(site, 'bundle'), options)).rejects.toThrowCode('REGISTRY_UNREACHABLE');
      });
      await withRegistry(filled, async ({ url, requests }) => {
        expect(await pullBundle(at(url), join(site, 'bundle'), options)).toMatchObject({ blobs: 8, moved: 4 });
        expect(requests.filter(({ url: path }) => named.test(path ?? ''))).toHaveLength(4);
      });
    });
  });

  it('follows a redirect without its login', async () => {
    const seen: (string | undefined)[] = [];
    await withHttpServer(
      (request, response) => {
        seen.push(request.headers.authorization);
        response.end(filled.blobs.get(request.url?.slice(1) ?? ''));
      },
      async (other) => {
        const intercept: RegistryBehaviour['intercept'] = (request, response) => {
          if (!named.test(request.url ?? '')) return false;
          response.writeHead(307, { location: `${other.url}/${request.url?.split('/').at(-1) ?? ''}` }).end();
          return true;
        };
        await withRegistry({ ...filled, intercept, auth: 'basic' }, async ({ url }) => {
          await withSite(async (site) => {
            const environment = { NUSPINE_REGISTRY_USERNAME: 'user', NUSPINE_REGISTRY_PASSWORD: 'secret' };
            await pullBundle(at(url), join(site, 'bundle'), { environment, retry, root: site });
          });
        });
      },
    );
    expect(seen).toEqual(Array.from({ length: 9 }, () => undefined));
  });

  it.each([
    ['REGISTRY_NOT_FOUND', (url: string) => `${at(url)}9`, {}],
    ['REGISTRY_ANSWER_INVALID', at, { blob: (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')]) }],
    ['REGISTRY_ANSWER_INVALID', at, { blob: (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 1)) }],
    ['REGISTRY_UNREACHABLE', at, { blob: (bytes: Buffer) => bytes.subarray(1) }],
    ['BUNDLE_INVALID', at, { manifest: () => Buffer.from('{}') }],
    ['REGISTRY_ANSWER_INVALID', at, { manifest: () => Buffer.alloc(5 << 20) }],
  ] as const)('ends with %s and leaves no bundle', async (code, reference, change) => {
    const { blob, manifest } = { blob: undefined, manifest: undefined, ...change };
    const blobs = new Map([...filled.blobs].map(([name, bytes]) => [name, blob?.(bytes) ?? bytes]));
    const manifests = new Map([...filled.manifests].map(([name, bytes]) => [name, manifest?.() ?? bytes]));
    await withRegistry({ blobs, manifests }, async ({ url }) => {
      await withSite(async (site) => {
        const options = { environment: {}, retry, root: site };
        await expect(pullBundle(reference(url), join(site, 'bundle'), options)).rejects.toThrowCode(code);
        expect(await readdir(site)).not.toContain('bundle');
      });
    });
  });

  it('leaves what lies in its place until all of it is there, and nothing beside it', async () => {
    await withRegistry(filled, async ({ url }) => {
      await withSite(async (site) => {
        const [out, options] = [join(site, 'bundle'), { environment: {}, retry, root: site }];
        await pullBundle(at(url), out, options);
        // A removal that was cut off: the mark may be gone first or last.
        await rm(join(out, 'index.json'));
        await pullBundle(at(url), out, options);
        expect(await readdir(site)).toEqual(['bundle', 'offline']);
        await writeFile(join(out, 'notes.md'), 'mine');
        await expect(pullBundle(at(url), out, options)).rejects.toThrowCode('BUNDLE_TARGET_OCCUPIED');
        expect(await readFile(join(out, 'notes.md'), 'utf8')).toBe('mine');
      });
    });
  });

  it('takes the place of an image layout and of nothing else, and asks nobody when OFFLINE is set', async () => {
    await withRegistry(filled, async ({ url, requests }) => {
      await withSite(async (site) => {
        await writeFile(join(site, 'bundle'), 'mine');
        const options = { environment: {}, retry, root: site };
        await expect(pullBundle(at(url), join(site, 'bundle'), options)).rejects.toThrowCode('BUNDLE_TARGET_OCCUPIED');
        const offline = { ...options, environment: { OFFLINE: '1' } };
        await expect(pullBundle(at(url), join(site, 'new'), offline)).rejects.toThrowCode('HTTP_OFFLINE');
        expect(requests).toEqual([]);
      });
    });
  });
});
