import { DEFAULT_RETRY_POLICY } from '@nuspine/primitives';
import type { RegistrySessionOptions } from '@nuspine/primitives/registry';
import { BASIC_LOGIN, emptyRegistry, withHttpServer, withRegistry } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readPublishedImage } from '../../src/fs/index.ts';
import { registryWith } from '../registry-image.ts';

const ALONE: RegistrySessionOptions = { environment: {}, retry: { ...DEFAULT_RETRY_POLICY, firstDelay: 1 } };
const imageAt = (url: string): string => `${new URL(url).host}/a/b`;

describe('readPublishedImage', () => {
  it('finds an image by its tag, with its label', async () => {
    const { registry, digest } = registryWith('2.0.0', [{ label: '1.0.0' }]);
    await withRegistry(registry, async ({ url }) => {
      const found = await readPublishedImage(imageAt(url), '2.0.0', ALONE);
      expect(found).toEqual({ digest, tags: [], labels: [{ label: '1.0.0' }] });
    });
  });

  it('looks into every platform, and not into what a builder adds', async () => {
    const images = [
      { platform: 'linux/amd64', label: '2.0.0' },
      { platform: 'linux/arm64', label: '1.9.0' },
      { platform: 'linux/s390x' },
    ];
    const { registry, digest } = registryWith('2.0.0', images);
    await withRegistry(registry, async ({ url }) => {
      const found = await readPublishedImage(imageAt(url), '2.0.0', ALONE);
      expect(found).toEqual({ digest, tags: [], labels: images.slice(0, 2) });
    });
  });

  it('gives the tags that are there when that one is not', async () => {
    await withRegistry(registryWith('1.9.0', [{}]).registry, async ({ url }) => {
      expect(await readPublishedImage(imageAt(url), '2.0.0', ALONE)).toEqual({ tags: ['1.9.0'], labels: [] });
    });
    await withHttpServer(
      (_, response) => response.writeHead(404).end(),
      async ({ url }) => {
        expect(await readPublishedImage(imageAt(url), '2.0.0', ALONE)).toEqual({ tags: [], labels: [] });
      },
    );
  });

  it('logs in as push and pull do', async () => {
    const { registry } = registryWith('2.0.0', [{ label: '2.0.0' }]);
    await withRegistry({ ...registry, auth: 'bearer' }, async ({ url, requests }) => {
      const environment = { NUSPINE_REGISTRY_USERNAME: 'user', NUSPINE_REGISTRY_PASSWORD: 'secret' };
      await readPublishedImage(imageAt(url), '2.0.0', { ...ALONE, environment });
      expect(requests.some(({ headers }) => headers.authorization === BASIC_LOGIN)).toBe(true);
      await expect(readPublishedImage(imageAt(url), '2.0.0', ALONE)).rejects.toThrowCode('REGISTRY_DENIED');
    });
  });

  it('refuses other bytes than a digest promises', async () => {
    const { registry, digest } = registryWith('2.0.0', [{ label: '2.0.0' }]);
    for (const name of registry.blobs.keys()) if (name !== digest) registry.blobs.set(name, Buffer.from('{}'));
    await withRegistry(registry, async ({ url }) => {
      const asked = readPublishedImage(imageAt(url), '2.0.0', ALONE);
      await expect(asked).rejects.toThrowCode('REGISTRY_ANSWER_INVALID');
    });
  });

  it('refuses a list of tags that is none', async () => {
    const intercept = (request: { url?: string | undefined }, response: { end(text: string): unknown }): boolean => {
      if (request.url?.endsWith('/tags/list') !== true) return false;
      response.end('{"tags":7}');
      return true;
    };
    await withRegistry(emptyRegistry({ intercept }), async ({ url }) => {
      const asked = readPublishedImage(imageAt(url), '2.0.0', ALONE);
      await expect(asked).rejects.toThrowCode('SPINE_ARTIFACT_INVALID');
    });
  });

  it('sends nothing where the network is forbidden, and takes no reference that is none', async () => {
    const offline = { environment: { OFFLINE: '1' } };
    await expect(readPublishedImage('registry.test/a/b', '2.0.0', offline)).rejects.toThrowCode('HTTP_OFFLINE');
    await expect(readPublishedImage('a', '2.0.0', ALONE)).rejects.toThrowCode('REGISTRY_REFERENCE_INVALID');
  });
});
