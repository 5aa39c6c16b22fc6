import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_RETRY_POLICY } from '@nuspine/primitives';
import {
  BASIC_LOGIN,
  emptyRegistry,
  type RegistryBehaviour,
  temporaryFolder,
  withHttpServer,
  withRegistry,
} from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportBundle } from '../../../src/fs/bundle/export-bundle.ts';
import { pushBundle } from '../../../src/fs/registry/push-bundle.ts';
import { layoutSteps, makeLayout } from '../../bundle-layouts.ts';

const LOGIN = { NUSPINE_REGISTRY_USERNAME: 'user', NUSPINE_REGISTRY_PASSWORD: 'secret' };
const retry = { ...DEFAULT_RETRY_POLICY, firstDelay: 1 };
let folder = '';
let layout = '';

beforeAll(async () => {
  folder = await temporaryFolder();
  await makeLayout(join(folder, 'source'), (await layoutSteps()).slice(0, 1));
  layout = join(folder, 'bundle');
  await exportBundle(join(folder, 'source'), layout, { form: 'oci' });
}, 120_000);

afterAll(() => rm(folder, { recursive: true }));

const at = (url: string): string => `${url.replace('http://', '')}/a/b:v1`;

describe('pushBundle', () => {
  it('sends every blob once, and the manifest last', async () => {
    const registry = emptyRegistry();
    await withRegistry(registry, async ({ url, requests }) => {
      const first = await pushBundle(layout, at(url), { environment: {}, retry });
      expect(first).toMatchObject({ blobs: 9, moved: 9 });
      expect(requests.at(-1)).toMatchObject({ method: 'PUT', url: '/v2/a/b/manifests/v1' });
      expect(registry.manifests.has(first.digest)).toBe(true);
      const before = requests.length;
      expect(await pushBundle(layout, at(url), { environment: {}, retry })).toMatchObject({ moved: 0, movedBytes: 0 });
      expect(requests.slice(before).map(({ method }) => method)).toEqual([
        ...Array.from({ length: 9 }, () => 'HEAD'),
        'PUT',
      ]);
    });
  });

  it('sends large blobs in pieces, and after a cut what is missing', async () => {
    let patches = 0;
    const registry = emptyRegistry({
      intercept: (request, response) => {
        if (request.method !== 'PATCH' || ++patches % 3 !== 0) return false;
        response.destroy();
        return true;
      },
    });
    await withRegistry(registry, async ({ url, requests }) => {
      const report = await pushBundle(layout, at(url), { environment: {}, retry, pieceSize: 4000 });
      expect(registry.blobs.size).toBe(report.blobs);
      expect(patches).toBeGreaterThan(10);
      expect(requests.some(({ method, url: path }) => method === 'GET' && path?.includes('uploads') === true)).toBe(
        true,
      );
    });
  });

  it.each(['basic', 'bearer'] as const)('logs in with %s', async (auth) => {
    const registry = emptyRegistry({ auth });
    await withRegistry(registry, async ({ url }) => {
      expect(await pushBundle(layout, at(url), { environment: LOGIN, retry })).toMatchObject({ moved: 9 });
      await expect(pushBundle(layout, at(url), { environment: {}, retry })).rejects.toThrowCode('REGISTRY_DENIED');
    });
  });

  it('tells no other host its password or token', async () => {
    const seen: (string | undefined)[] = [];
    await withHttpServer(
      (request, response) => {
        seen.push(request.headers.authorization);
        response.end('{"token":"good-token"}');
      },
      async (other) => {
        const realm = `${other.url.replace('127.0.0.1', 'localhost')}/token`;
        await withRegistry(emptyRegistry({ auth: 'bearer', realm }), async ({ url }) => {
          await pushBundle(layout, at(url), { environment: LOGIN, retry });
          expect(seen).toEqual([undefined]);
          const authHosts = [new URL(realm).host];
          await pushBundle(layout, at(url), { environment: LOGIN, retry, authHosts });
          expect(seen).toEqual([undefined, BASIC_LOGIN]);
        });
        // An upload that is sent to another machine goes there without a login.
        const away = emptyRegistry({
          auth: 'basic',
          intercept: (request, response) => {
            if (request.method !== 'POST') return false;
            response.writeHead(202, { location: `${other.url}/upload` }).end();
            return true;
          },
        });
        await withRegistry(away, async ({ url }) => {
          await expect(pushBundle(layout, at(url), { environment: LOGIN, retry })).rejects.toThrowCode(
            'REGISTRY_ANSWER_INVALID',
          );
        });
        expect(seen.slice(2)).toEqual([undefined]);
      },
    );
  });

  it('says that a tarball is no image layout, before it asks anybody', async () => {
    await withRegistry(emptyRegistry(), async ({ url, requests }) => {
      const tarball = join(folder, 'bundle.tar.zst');
      await exportBundle(join(folder, 'source'), tarball);
      await expect(pushBundle(tarball, at(url), { environment: {}, retry })).rejects.toThrowCode('BUNDLE_INVALID');
      await expect(pushBundle(join(folder, 'none'), at(url), { environment: {} })).rejects.toThrowCode(
        'SOURCE_READ_FAILED',
      );
      expect(requests).toEqual([]);
    });
  });

  it('asks nobody when OFFLINE is set', async () => {
    await withRegistry(emptyRegistry(), async ({ url, requests }) => {
      await expect(pushBundle(layout, at(url), { environment: { OFFLINE: '1' }, retry })).rejects.toThrowCode(
        'HTTP_OFFLINE',
      );
      expect(requests).toEqual([]);
      const allowed = { OFFLINE: '1', ALLOW_REMOTE: '1' };
      expect(await pushBundle(layout, at(url), { environment: allowed, retry })).toMatchObject({ moved: 9 });
    });
  });

  it.each<readonly [string, number, Record<string, string>]>([
    ['REGISTRY_UNREACHABLE', 503, {}],
    ['REGISTRY_ANSWER_INVALID', 418, {}],
    ['REGISTRY_DENIED', 403, {}],
    ['REGISTRY_ANSWER_INVALID', 401, { 'www-authenticate': 'Bearer realm="nowhere"' }],
    ['REGISTRY_DENIED', 401, {}],
  ])('ends with %s when the registry always answers %s', async (code, status, headers) => {
    const intercept: NonNullable<RegistryBehaviour['intercept']> = (request, response) => {
      request.resume();
      response.writeHead(status, headers).end();
      return true;
    };
    await withRegistry(emptyRegistry({ intercept }), async ({ url }) => {
      await expect(pushBundle(layout, at(url), { environment: {}, retry })).rejects.toThrowCode(code);
    });
  });

  it.each([
    ['whole blobs', 'PUT', {}],
    ['pieces', 'PATCH', { pieceSize: 4000 }],
  ] as const)('sends %s again that came too soon', async (_, method, options) => {
    let refused = 0;
    const intercept: NonNullable<RegistryBehaviour['intercept']> = (request, response) => {
      if (request.method !== method || ++refused > 2) return false;
      request.resume();
      response.writeHead(429, { 'retry-after': '0' }).end();
      return true;
    };
    const registry = emptyRegistry({ intercept });
    await withRegistry(registry, async ({ url }) => {
      await pushBundle(layout, at(url), { environment: {}, retry, ...options });
      expect(registry.manifests.size).toBeGreaterThan(0);
    });
    expect(refused).toBeGreaterThan(2);
  });

  it('refuses a registry that took something else', async () => {
    const intercept: NonNullable<RegistryBehaviour['intercept']> = (request, response) => {
      if (request.method !== 'PUT') return false;
      request.resume();
      response.writeHead(201, { 'docker-content-digest': `sha256:${'0'.repeat(64)}` }).end();
      return true;
    };
    await withRegistry(emptyRegistry({ intercept }), async ({ url }) => {
      await expect(pushBundle(layout, at(url), { environment: {}, retry })).rejects.toThrowCode(
        'REGISTRY_ANSWER_INVALID',
      );
    });
  });

  it('sends nothing of a bundle that is damaged, or not the one that is named', async () => {
    await withRegistry(emptyRegistry(), async ({ url, requests }) => {
      const other = `${url.replace('http://', '')}/a/b@sha256:${'0'.repeat(64)}`;
      await expect(pushBundle(layout, other, { environment: {}, retry })).rejects.toThrowCode(
        'REGISTRY_REFERENCE_INVALID',
      );
      const index = await readFile(join(layout, 'index.json'));
      await writeFile(join(layout, 'index.json'), '{}');
      await expect(pushBundle(layout, at(url), { environment: {}, retry })).rejects.toThrowCode('BUNDLE_INVALID');
      await writeFile(join(layout, 'index.json'), index);
      expect(requests).toEqual([]);
    });
  });
});
