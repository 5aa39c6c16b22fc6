import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { emptyRegistry, withRegistry, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { checkPublished } from '../../src/fs/check-published.ts';
import { checkSpine, syncSpine } from '../../src/fs/index.ts';
import { registryWith } from '../registry-image.ts';
import { writeImage, writeSampleSpine } from '../sample-spine.ts';

const published = { environment: {} };

describe('checkPublished', () => {
  it('finds a tag that was not pushed, and says which were', async () => {
    await withRegistry(registryWith('1.9.0', [{}]).registry, async ({ url }) => {
      const image = `${new URL(url).host}/a/b`;
      const findings = await checkPublished('.', { kind: 'oci-registry', image }, '2.0.0', published);
      expect(findings).toMatchObject([
        { rule: 'tag-differs', path: `${image}:2.0.0`, found: '1.9.0', wanted: '2.0.0' },
      ]);
    });
  });

  it('finds a label of another version, and names the platform', async () => {
    const images = [
      { platform: 'linux/amd64', label: '2.0.0' },
      { platform: 'linux/arm64', label: '1.9.0' },
    ];
    await withRegistry(registryWith('2.0.0', images).registry, async ({ url }) => {
      const image = `${new URL(url).host}/a/b`;
      const findings = await checkPublished('.', { kind: 'oci-registry', image }, '2.0.0', published);
      expect(findings).toMatchObject([
        { rule: 'label-differs', what: 'label org.opencontainers.image.version of linux/arm64', found: '1.9.0' },
      ]);
    });
  });

  it('finds another image than the one that was built', async () => {
    const { registry, digest } = registryWith('2.0.0', [{ label: '2.0.0' }]);
    await withTemporaryFolder(async (folder) => {
      await withRegistry(registry, async ({ url }) => {
        const artifact = { kind: 'oci-registry', image: `${new URL(url).host}/a/b`, layout: 'image' } as const;
        const wanted = await writeImage(join(folder, 'image'), '2.0.0', 'other');
        const differs = { rule: 'digest-differs', found: digest, wanted };
        expect(await checkPublished(folder, artifact, '2.0.0', published)).toMatchObject([differs]);
        await writeImage(join(folder, 'image'), '1.0.0');
        const missing = { rule: 'digest-missing', found: digest };
        expect(await checkPublished(folder, artifact, '2.0.0', published)).toMatchObject([missing]);
      });
    });
  });
});

describe('checkSpine', () => {
  it('asks registries when it is told to, and says which it did not ask', async () => {
    await withTemporaryFolder(async (folder) => {
      const spine = await writeSampleSpine(folder);
      await withRegistry(emptyRegistry(), async ({ url, requests }) => {
        const image = `${new URL(url).host}/a/b`;
        await writeFile(spine, (await readFile(spine, 'utf8')).replace('registry.test/acme/app', image));
        expect(await checkSpine(spine)).toMatchObject({ ok: true, notAsked: [`${image}:2.0.0`] });
        expect(await syncSpine(spine)).toMatchObject({ ok: true, notAsked: [`${image}:2.0.0`] });
        expect(requests).toEqual([]);
        const report = await checkSpine(spine, { published });
        expect(report).toMatchObject({ ok: false, findings: [{ rule: 'tag-differs' }] });
        expect(report.notAsked).toBeUndefined();
        expect(report.artifacts.at(-1)).toEqual({ kind: 'oci-registry', path: `${image}:2.0.0`, pins: 1, wrong: 1 });
      });
    });
  });
});
