import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { flattenPackageFile, flattenPackageFileBriefly, withPackageFile } from '../../src/fs/index.ts';
import { buildPackageBytes } from '../builders/package.ts';

interface Site {
  readonly app: string;
  readonly sources: readonly string[];
  readonly out: string;
  readonly folder: string;
}

async function withSite<T>(use: (site: Site) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const [app, feed, out] = [join(folder, 'App.nupkg'), join(folder, 'feed'), join(folder, 'out', 'Flat.nupkg')];
    await mkdir(feed);
    await mkdir(join(folder, 'out'));
    const dependencies = { 'net8.0': ['A 1.0'] };
    await writeFile(app, await buildPackageBytes({ id: 'App', files: ['lib/net8.0/App.dll'], dependencies }));
    const files = ['lib/net8.0/A.dll', 'runtimes/linux-x64/native/a.so'];
    await writeFile(join(feed, 'A.1.0.0.nupkg'), await buildPackageBytes({ id: 'A', files }));
    return use({ app, sources: [feed], out, folder });
  });
}

function withoutDigests(value: object): object {
  return JSON.parse(JSON.stringify(value, (key, inside: unknown) => (key === 'digest' ? undefined : inside)));
}

describe('flattenPackageFile', () => {
  it('writes the flattened package and reports what is in it', async () => {
    await withSite(async ({ out, ...site }) => {
      const report = await flattenPackageFile({ ...site, out, framework: 'net8.0', rid: 'linux-x64' });
      const paths = await withPackageFile(out, async ({ files }) => files.map(({ path }) => path));
      expect(paths).toEqual(['lib/net8.0/A.dll', 'lib/net8.0/App.dll', 'lib/net8.0/a.so']);
      expect(report).toMatchObject({ rid: 'linux-x64', output: { name: 'Flat.nupkg' } });
      expect(report.output.digest).toBe(digestBytes(await readFile(out)));
    });
  });

  it('leaves out what a framework pack has', async () => {
    await withSite(async ({ folder, ...site }) => {
      await mkdir(join(folder, 'pack', 'data'), { recursive: true });
      await writeFile(join(folder, 'pack', 'data', 'PlatformManifest.txt'), 'A.dll|Fw.Ref||0.0.0.0');
      const report = await flattenPackageFile({ ...site, frameworkPacks: [join(folder, 'pack')] });
      expect(report.files.map(({ path }) => path)).not.toContain('lib/net8.0/A.dll');
    });
  });

  it('takes net8.0-windows as a project means it', async () => {
    await withSite(async ({ out, folder, sources }) => {
      const app = join(folder, 'Wpf.nupkg');
      const dependencies = { 'net8.0-windows7.0': ['W 1.0'] };
      await writeFile(
        app,
        await buildPackageBytes({ id: 'Wpf', files: ['lib/net8.0-windows7.0/Wpf.exe'], dependencies }),
      );
      const window = await buildPackageBytes({ id: 'W', files: ['lib/net6.0-windows7.0/W.dll'] });
      await writeFile(join(folder, 'feed', 'W.1.0.0.nupkg'), window);
      const { framework, files } = await flattenPackageFile({ app, sources, out, framework: 'net8.0-windows' });
      expect(framework).toBe('net8.0-windows7.0');
      expect(files.map(({ path }) => path)).toEqual(['lib/net8.0-windows7.0/W.dll', 'lib/net8.0-windows7.0/Wpf.exe']);
    });
  });

  it('names nothing of the machine in its report', async () => {
    await withSite(async (site) => {
      expect(JSON.stringify(await flattenPackageFile(site))).not.toContain(site.folder);
    });
  });

  it.each([
    ['FLATTEN_UNRESOLVED', { sources: [] }],
    ['FLATTEN_FRAMEWORK_UNKNOWN', { framework: 'nothing' }],
    ['RID_INVALID', { rid: 'no rid' }],
    ['SOURCE_READ_FAILED', { app: 'missing.nupkg' }],
    ['SOURCE_READ_FAILED', { frameworkPacks: ['missing'] }],
    ['FEED_UNREADABLE', { sources: ['missing'] }],
  ])('leaves an older file as it was and nothing else when it fails with %s', async (code, wrong) => {
    await withSite(async (site) => {
      await writeFile(site.out, 'older');
      await expect(flattenPackageFile({ ...site, ...wrong })).rejects.toThrowCode(code);
      expect(await readFile(site.out, 'utf8')).toBe('older');
      expect(await readdir(join(site.out, '..'))).toEqual(['Flat.nupkg']);
    });
  });
});

describe('flattenPackageFileBriefly', () => {
  it('writes the same package, and says what takes no hashing', async () => {
    await withSite(async ({ out, ...site }) => {
      const { packages, files, output, ...facts } = await flattenPackageFile({ ...site, out });
      const written = await readFile(out);
      const summary = await flattenPackageFileBriefly({ ...site, out });
      expect(Buffer.compare(await readFile(out), written)).toBe(0);
      expect(summary).toEqual({
        ...facts,
        ...withoutDigests({ packages, files }),
        output: { name: output.name, size: output.size, digest: output.digest },
      });
    });
  });
});
