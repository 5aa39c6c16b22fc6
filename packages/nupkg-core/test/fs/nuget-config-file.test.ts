import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readNuGetConfig, readNuGetConfigFiles, type ReadNuGetConfigOptions } from '../../src/fs/index.ts';

/** A NuGet.config with one source that has its own path for a name. */
function config(name: string): string {
  return `<configuration><packageSources><add key="${name}" value="feed"/></packageSources></configuration>`;
}

/** The names of the sources that apply to `folder/work/app`. */
async function sourcesIn(
  folder: string,
  paths: readonly string[],
  options: Partial<ReadNuGetConfigOptions> = {},
): Promise<readonly string[]> {
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), config(path));
  }
  await mkdir(join(folder, 'work', 'app'), { recursive: true });
  const environment = {
    HOME: join(folder, 'home'),
    APPDATA: join(folder, 'appdata'),
    NUGET_COMMON_APPLICATION_DATA: folder,
  };
  const at = { environment, platform: 'linux', folder: join(folder, 'work', 'app') };
  return (await readNuGetConfig({ ...at, ...options })).sources.map(({ name }) => name);
}

describe('readNuGetConfig', () => {
  it('reads what the machine has last', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = ['work/NuGet.Config', 'home/.nuget/NuGet/NuGet.Config', 'etc/NuGet/Config/all.config'];
      const environment = { HOME: join(folder, 'home'), NUGET_COMMON_APPLICATION_DATA: join(folder, 'etc') };
      expect(await sourcesIn(folder, paths, { environment })).toEqual(paths);
    });
  });

  it('reads upward from the folder, then what the user has', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = [
        'work/app/nuget.config',
        'work/NuGet.Config',
        'home/.nuget/NuGet/NuGet.Config',
        'home/.nuget/config/a.config',
      ];
      expect(await sourcesIn(folder, paths)).toEqual(paths);
    });
  });

  it('takes one file of a folder, and resolves paths there', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = ['work/nuget.config', 'home/.nuget/NuGet/NuGet.Config'];
      expect(await sourcesIn(folder, paths)).toEqual(paths);
      const { sources, files } = await readNuGetConfig({
        environment: {},
        platform: 'linux',
        folder: join(folder, 'work'),
      });
      expect(sources[0]?.location).toBe(join(folder, 'work', 'feed'));
      expect(files[0]).toBe(join(folder, 'work', 'nuget.config'));
    });
  });

  it.each([
    ['linux', {}, []],
    ['linux', { HOME: '/nowhere' }, ['nuget.org']],
    ['darwin', { HOME: '/nowhere' }, ['nuget.org']],
    ['linux', { HOME: '/nowhere', DOTNET_CLI_HOME: '' }, []],
    ['win32', { HOME: '/nowhere' }, []],
    ['win32', { APPDATA: '/nowhere' }, ['nuget.org']],
  ])('starts on %s with %j as NuGet does, with %j', async (platform, environment, expected) => {
    await withTemporaryFolder(async (folder) => {
      expect(await sourcesIn(folder, [], { platform, environment })).toEqual(expected);
    });
  });

  it('reads the file of a Windows user below APPDATA', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = ['appdata/NuGet/NuGet.Config', 'appdata/NuGet/config/b.Config'];
      expect(await sourcesIn(folder, paths, { platform: 'win32' })).toEqual(paths);
    });
  });

  it('takes backslashes for slashes in paths, as restore does everywhere', async () => {
    await withTemporaryFolder(async (folder) => {
      const text = `<configuration>
        <packageSources><add key="a" value="..\\feeds\\a" /><add key="b" value="%BASE%\\b\\" /></packageSources>
        <fallbackPackageFolders><add key="c" value=".\\c" /></fallbackPackageFolders>
      </configuration>`;
      await mkdir(join(folder, 'app'));
      await writeFile(join(folder, 'app', 'nuget.config'), text);
      const options = { environment: { BASE: folder }, platform: 'linux', file: join(folder, 'app', 'nuget.config') };
      const { sources, fallbackFolders } = await readNuGetConfig(options);
      expect(sources.map(({ location }) => location)).toEqual([join(folder, 'feeds', 'a'), join(folder, 'b')]);
      expect(fallbackFolders).toEqual([join(folder, 'app', 'c')]);
    });
  });

  it('reads nothing but the file it is given', async () => {
    await withTemporaryFolder(async (folder) => {
      const file = join(folder, 'mine.xml');
      expect(await sourcesIn(folder, ['mine.xml', 'work/nuget.config'], { file })).toEqual(['mine.xml']);
      await expect(sourcesIn(folder, [], { file: join(folder, 'none') })).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});

describe('readNuGetConfigFiles', () => {
  it('gives each file that counts, the nearest first', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'a'));
      await writeFile(join(folder, 'NuGet.Config'), '<configuration/>');
      await writeFile(join(folder, 'a/nuget.config'), '<configuration/>');
      const files = await readNuGetConfigFiles({ environment: {}, platform: 'linux', folder: join(folder, 'a') });
      expect(files.map(({ path }) => path).slice(0, 2)).toEqual([
        join(folder, 'a/nuget.config'),
        join(folder, 'NuGet.Config'),
      ]);
    });
  });
});
