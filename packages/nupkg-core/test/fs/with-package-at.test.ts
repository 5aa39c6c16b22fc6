import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatPackageIdentity } from '@nuspine/primitives';
import { withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withPackageAt } from '../../src/fs/index.ts';
import type { Package } from '../../src/index.ts';
import { buildPackageBytes } from '../builders/package.ts';

const NUSPEC = '<package><metadata><id>A</id><version>1.0</version></metadata></package>';

async function identity(pkg: Package): Promise<string> {
  return formatPackageIdentity(pkg.identity);
}

describe('withPackageAt', () => {
  it('opens a file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.nupkg');
      await writeFile(path, await buildPackageBytes({ id: 'A', files: ['lib/net8.0/A.dll'] }));
      expect(await withPackageAt(path, identity)).toBe('A 1.0.0');
    });
  });

  it('opens a folder that a package was unpacked to', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'A.nuspec'), NUSPEC);
      await mkdir(join(folder, 'lib'));
      await writeFile(join(folder, 'lib', 'a.txt'), 'a');
      const paths = await withPackageAt(folder, async (pkg) => pkg.files.map(({ path }) => path));
      expect(paths).toEqual(['lib/a.txt']);
    });
  });

  it('fetches what has an address', async () => {
    const bytes = await buildPackageBytes({ id: 'A', files: ['lib/net8.0/A.dll'] });
    await withHttpServer(
      (_, response) => response.end(bytes),
      async ({ url }) => {
        expect(await withPackageAt(`${url}/a.nupkg`, identity, { environment: {} })).toBe('A 1.0.0');
      },
    );
  });

  it('names the address of what is no package', async () => {
    await withHttpServer(
      (_, response) => response.end('<html>'),
      async ({ url }) => {
        const place = `${url}/a.nupkg`;
        const error = await withPackageAt(place, identity, { environment: {} }).catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: 'NUPKG_ARCHIVE_NOT_ZIP', details: { path: place } });
      },
    );
  });

  it('asks no server when it must not', async () => {
    await withHttpServer(
      (_, response) => response.end(),
      async ({ url, requests }) => {
        const refused = withPackageAt(`${url}/a.nupkg`, identity, { environment: { OFFLINE: '1' } });
        await expect(refused).rejects.toThrowCode('HTTP_OFFLINE');
        await expect(withPackageAt(`${url}/a.nupkg`, identity)).rejects.toThrowCode('SOURCE_READ_FAILED');
        expect(requests).toHaveLength(0);
      },
    );
  });

  it('names the folder that is no package', async () => {
    await withTemporaryFolder(async (folder) => {
      const error = await withPackageAt(folder, identity).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'NUPKG_NUSPEC_MISSING', details: { path: folder } });
    });
  });
});
