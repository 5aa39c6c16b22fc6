import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPackage } from '@nuspine/testkit/packages';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { checkSpine, planSpine, syncSpine } from '../../src/fs/index.ts';
import { writeImage, writeSample, writeSampleSpine } from '../sample-spine.ts';

interface Drift {
  readonly name: string;
  readonly spoil: (folder: string) => Promise<unknown>;
  /** What is found, as `rule path:line what`. */
  readonly finding: string;
  /** Whether `sync` can mend it. */
  readonly mends: boolean;
}

async function replace(folder: string, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  await writeSample(folder, path, text.replace(from, to));
}

const DRIFTS: readonly Drift[] = [
  {
    name: 'an npm manifest of another version',
    spoil: (folder) => replace(folder, 'packages/cli/package.json', '"version": "2.0.0"', '"version": "1.9.0"'),
    finding: 'version-differs packages/cli/package.json:3 version',
    mends: true,
  },
  {
    name: 'a package that wants an older sibling',
    spoil: (folder) => replace(folder, 'packages/cli/package.json', '^2.0.0', '^1.9.0'),
    finding: 'dependency-differs packages/cli/package.json:4 dependency @acme/core',
    mends: true,
  },
  {
    name: 'an MSBuild property',
    spoil: (folder) => replace(folder, 'Directory.Build.props', '2.0.0', '1.9.0'),
    finding: 'version-differs Directory.Build.props:2 Version',
    mends: true,
  },
  {
    name: 'an MSBuild file without the property',
    spoil: (folder) => replace(folder, 'Directory.Build.props', '<Version>2.0.0</Version>', ''),
    finding: 'pin-missing Directory.Build.props: Version',
    mends: false,
  },
  {
    name: 'a nuspec',
    spoil: (folder) => replace(folder, 'nuget/App.nuspec', '2.0.0', '2.0.0-beta'),
    finding: 'version-differs nuget/App.nuspec:1 version',
    mends: true,
  },
  {
    name: 'a package that was built before',
    spoil: async (folder) => writeSample(folder, 'out/App.nupkg', await buildPackage({ version: '1.9.0', files: {} })),
    finding: 'version-differs out/App.nupkg: package App',
    mends: false,
  },
  {
    name: 'a package of another id',
    spoil: async (folder) =>
      writeSample(folder, 'out/App.nupkg', await buildPackage({ id: 'Other', version: '2.0.0', files: {} })),
    finding: 'id-differs out/App.nupkg: package id',
    mends: false,
  },
  {
    name: 'a package that was not built',
    spoil: (folder) => rm(join(folder, 'out/App.nupkg')),
    finding: 'artifact-missing out/*.nupkg: nupkg',
    mends: false,
  },
  {
    name: 'an image tag in a Compose file',
    spoil: (folder) => replace(folder, 'deploy/compose.yaml', ':2.0.0', ':latest'),
    finding: 'tag-differs deploy/compose.yaml:3 image acme/app',
    mends: true,
  },
  {
    name: 'an image that is pinned to another digest',
    spoil: (folder) => replace(folder, 'deploy/compose.yaml', '@sha256:', `@sha256:${'0'.repeat(64)} #`),
    finding: 'digest-differs deploy/compose.yaml:3 image acme/app',
    mends: true,
  },
  {
    name: 'an image that is pinned to no digest',
    spoil: (folder) => replace(folder, 'deploy/compose.yaml', '@sha256:', ' # '),
    finding: 'digest-missing deploy/compose.yaml:3 image acme/app',
    mends: true,
  },
  {
    name: 'an image without tag in a Dockerfile',
    spoil: (folder) => replace(folder, 'deploy/Dockerfile', ':2.0.0', ''),
    finding: 'tag-differs deploy/Dockerfile:1 image acme/app',
    mends: true,
  },
  {
    name: 'an image under an older name',
    spoil: (folder) => writeImage(join(folder, 'out/image'), '1.9.0'),
    finding: 'tag-differs out/image: image',
    mends: false,
  },
  {
    name: 'docs that name an older version',
    spoil: (folder) => replace(folder, 'docs/install.md', '@2.0.0', '@1.9.0'),
    finding: 'version-differs docs/install.md:2 version in the text',
    mends: true,
  },
  {
    name: 'docs that lost their markers',
    spoil: (folder) => writeSample(folder, 'docs/install.md', 'npm install @acme/cli@2.0.0\n'),
    finding: 'pin-missing docs/install.md: version in the text',
    mends: false,
  },
];

describe('checkSpine', () => {
  it('finds nothing where every artifact has the version', async () => {
    await withTemporaryFolder(async (folder) => {
      const report = await checkSpine(await writeSampleSpine(folder));
      expect(report).toMatchObject({ ok: true, version: '2.0.0', findings: [] });
      expect(report.artifacts).toHaveLength(9);
    });
  });

  it.each(DRIFTS)('finds $name', async ({ spoil, finding }) => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeSampleSpine(folder);
      await spoil(folder);
      const { ok, findings } = await checkSpine(path);
      expect(findings.map(({ rule, path: place, line, what }) => `${rule} ${place}:${line ?? ''} ${what}`)).toEqual([
        finding,
      ]);
      expect(ok).toBe(false);
    });
  });

  it('finds an image whose label says another version', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeSampleSpine(folder);
      const digest = await writeImage(join(folder, 'out/image'), '2.0.0', '1.9.0');
      await writeSample(folder, 'deploy/compose.yaml', `services:\n  app:\n    image: acme/app:2.0.0@${digest}\n`);
      const { findings } = await checkSpine(path);
      expect(findings).toMatchObject([{ rule: 'label-differs', path: 'out/image', found: '1.9.0', wanted: '2.0.0' }]);
    });
  });

  it('calls a spine.toml that is not text a fault of it', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeSampleSpine(folder);
      await writeFile(path, Buffer.from([0xff, 0xfe, 0x5b]));
      await expect(checkSpine(path)).rejects.toThrowCode('SPINE_FILE_INVALID');
    });
  });

  it('refuses a source without version, and a version that is not the same for all', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeSampleSpine(folder);
      await writeSample(folder, 'packages/core/package.json', '{ "name": "@acme/core" }');
      await expect(checkSpine(path)).rejects.toThrowCode('SPINE_SOURCE_INVALID');
      await writeSample(folder, 'packages/core/package.json', '{ "version": "2.0.0+build" }');
      await expect(checkSpine(path)).rejects.toThrowCode('SPINE_VERSION_ILLEGAL');
    });
  });
});

describe('syncSpine', () => {
  it.each(DRIFTS.filter(({ mends }) => mends))('mends $name, and changes nothing else', async ({ spoil }) => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeSampleSpine(folder);
      await spoil(folder);
      const report = await syncSpine(path);
      expect(report).toMatchObject({ ok: true, findings: [] });
      expect(report.written).toHaveLength(1);
      expect(await syncSpine(path)).toMatchObject({ ok: true, written: [] });
    });
  });

  it('carries a new version into every text, keeps line ends, and names what has to be built again', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeSampleSpine(folder);
      await replace(folder, 'packages/core/package.json', '2.0.0', '2.1.0-rc.1');
      const { written, findings } = await syncSpine(path);
      expect(written).toEqual([
        'packages/cli/package.json',
        'Directory.Build.props',
        'nuget/App.nuspec',
        'deploy/compose.yaml',
        'deploy/Dockerfile',
        'docs/install.md',
      ]);
      expect(findings.map(({ path: place }) => place)).toEqual(['out/App.nupkg', 'out/image']);
      expect(await readFile(join(folder, 'Directory.Build.props'), 'utf8')).toBe(
        '<Project>\r\n  <PropertyGroup><Version>2.1.0-rc.1</Version></PropertyGroup>\r\n</Project>\r\n',
      );
    });
  });

  it('writes nothing where an artifact cannot be read', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await writeSampleSpine(folder);
      await replace(folder, 'packages/core/package.json', '2.0.0', '3.0.0');
      await writeSample(folder, 'docs/install.md', '<!-- spine:version -->');
      await expect(syncSpine(path)).rejects.toThrowCode('SPINE_ARTIFACT_INVALID');
      expect(await readFile(join(folder, 'deploy/Dockerfile'), 'utf8')).toBe('FROM acme/app:2.0.0\n');
    });
  });
});

describe('planSpine', () => {
  it('is what syncSpine writes, and writes nothing', async () => {
    await withTemporaryFolder(async (folder) => {
      const spine = await writeSampleSpine(folder);
      expect(await planSpine(spine)).toEqual([]);
      const props = join(folder, 'Directory.Build.props');
      const old = (await readFile(props, 'utf8')).replace('2.0.0', '1.0.0');
      await writeFile(props, old);
      const [planned, ...more] = await planSpine(spine);
      expect({ path: planned?.path, more, now: await readFile(props, 'utf8') }).toEqual({
        path: 'Directory.Build.props',
        more: [],
        now: old,
      });
      await syncSpine(spine);
      expect(await readFile(props, 'utf8')).toBe(planned?.text);
    });
  });
});
