import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { findMissing, type MissingOptions } from '../../../src/fs/closure/find-missing.ts';
import { writeFiles } from '../../layout-folder.ts';
import { NEW_PACKAGE, NO_SDK, withProject } from './closure-folder.ts';

const from = (source: string, environment: Readonly<Record<string, string>> = {}): MissingOptions => ({
  environment: NO_SDK,
  from: { sources: [source], nuGet: { environment } },
});

describe('findMissing', () => {
  it('names what is missing, and who needs it', async () => {
    await withProject(async (root) => {
      const report = await findMissing(root, { environment: NO_SDK });
      expect(report).toMatchObject({ ok: false, checked: { projects: 1, wanted: 2, held: 2 }, changed: [] });
      expect(report.findings).toMatchObject([
        { code: 'package-missing', path: 'local-nugets/New.3.0.0.nupkg', found: 'needed by src/packages.lock.json' },
      ]);
    });
  });

  it('fetches it, and writes down where it came from and who needs it', async () => {
    await withTemporaryFolder((feed) =>
      withProject(async (root) => {
        await writeFiles(feed, { 'New.3.0.0.nupkg': NEW_PACKAGE });
        expect(await findMissing(root, from(feed))).toMatchObject({ ok: true, changed: ['New.3.0.0.nupkg'] });
        expect(await readFile(join(root, 'local-nugets/New.3.0.0.nupkg'))).toEqual(Buffer.from(NEW_PACKAGE));
        const manifest: unknown = JSON.parse(await readFile(join(root, 'local-nugets/manifest.json'), 'utf8'));
        expect(manifest).toMatchObject({
          packages: [{ origin: '' }, { origin: '' }, { id: 'New', origin: feed, consumer: 'src/packages.lock.json' }],
        });
      }),
    );
  });

  it('leaves missing what no source has', async () => {
    await withTemporaryFolder((feed) =>
      withProject(async (root) => {
        expect(await findMissing(root, from(feed))).toMatchObject({ ok: false, changed: [] });
      }),
    );
  });

  it('refuses a package that is not the one that was locked', async () => {
    await withTemporaryFolder((feed) =>
      withProject(
        async (root) => {
          await writeFiles(feed, { 'New.3.0.0.nupkg': NEW_PACKAGE });
          const found = findMissing(root, from(feed));
          await expect(found).rejects.toThrowCode('MANIFEST_PACKAGE_CHANGED');
          await expect(found).rejects.toThrow('is not the one that src/packages.lock.json locks');
        },
        {},
        `${'A'.repeat(86)}==`,
      ),
    );
  });

  it('asks nobody under OFFLINE=1', async () => {
    await withHttpServer(
      (_, response) => response.end('{}'),
      ({ url, requests }) =>
        withProject(async (root) => {
          const options = from(`${url}/v3/index.json`, { OFFLINE: '1', NUSPINE_CACHE: root });
          await expect(findMissing(root, options)).rejects.toThrowCode('HTTP_OFFLINE');
          expect(requests).toEqual([]);
        }),
    );
  });
});
