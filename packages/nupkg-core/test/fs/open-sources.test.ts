import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Environment } from '@nuspine/primitives';
import { v3Feed, withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { type OpenedSources, openSources } from '../../src/fs/index.ts';
import { installPackage } from '../builders/installed-package.ts';
import { buildPackageBytes } from '../builders/package.ts';

interface Place {
  readonly folder: string;
  /** Address of a V3 feed that has the package Remote. */
  readonly index: string;
  /** Opens sources by a NuGet.config with these elements. */
  readonly open: (sources: readonly string[], config?: string, environment?: Environment) => Promise<OpenedSources>;
}

/** Folders `one` and `two` with a package of that name each, and a server. */
async function withPlace<T>(use: (place: Place) => Promise<T>): Promise<T> {
  const remote = { id: 'remote', version: '1.0.0', nupkg: await buildPackageBytes({ id: 'Remote' }) };
  return withTemporaryFolder(async (folder) => {
    for (const id of ['one', 'two']) {
      await mkdir(join(folder, id));
      await writeFile(join(folder, id, `${id}.1.0.0.nupkg`), await buildPackageBytes({ id }));
    }
    return withHttpServer(v3Feed([remote]), ({ url }) => {
      const open: Place['open'] = async (sources, elements = '', environment = {}) => {
        const config = join(folder, 'NuGet.config');
        await writeFile(config, `<configuration>${elements}</configuration>`);
        return openSources(sources, { environment, config, cache: join(folder, 'cache') });
      };
      return use({ folder, index: `${url}/v3/index.json`, open });
    });
  });
}

function names({ feeds }: OpenedSources): readonly string[] {
  return feeds.map(({ name }) => name);
}

/** Which of the packages the sources have. */
async function holdings({ feeds }: OpenedSources): Promise<readonly (readonly string[])[]> {
  return Promise.all(
    feeds.map(async (feed) => {
      const has = async (id: string): Promise<readonly string[]> => ((await feed.versions(id)).length > 0 ? [id] : []);
      return (await Promise.all(['one', 'two', 'remote'].map(has))).flat();
    }),
  );
}

const SOURCES = (index: string): string => `
  <packageSources>
    <add key="One" value="one"/><add key="Off" value="two"/><add key="Server" value="${index}"/>
  </packageSources>
  <disabledPackageSources><add key="Off" value="true"/></disabledPackageSources>`;
const MAPPING =
  '<packageSourceMapping><packageSource key="one"><package pattern="*"/></packageSource></packageSourceMapping>';

describe('openSources', () => {
  it('opens those that are on in NuGet.config when none is named, and fallback folders behind them', async () => {
    await withPlace(async ({ folder, index, open }) => {
      const fallback = '<fallbackPackageFolders><add key="f" value="fallback"/></fallbackPackageFolders>';
      await installPackage(join(folder, 'fallback'), 'two');
      const opened = await open([], SOURCES(index) + fallback + MAPPING);
      expect(names(opened)).toEqual(['One', 'Server', join(folder, 'fallback')]);
      expect(await holdings(opened)).toEqual([['one'], ['remote'], ['two']]);
      expect(opened.servers).toEqual(['Server']);
      expect(opened.sourceMapping.patterns).toEqual([{ source: 'One', pattern: '*' }]);
    });
  });

  it('takes fallback folders from the variable, where there is one, instead', async () => {
    await withPlace(async ({ folder, open }) => {
      const config = `<packageSources><add key="One" value="one"/></packageSources>
        <fallbackPackageFolders><add key="f" value="no-such-folder"/></fallbackPackageFolders>`;
      const paths = [join(folder, 'first'), join(folder, 'second')];
      for (const path of paths) await installPackage(path, 'two');
      const opened = await open([], config, { NUGET_FALLBACK_PACKAGES: `${paths.join(' ; ')};` });
      expect(names(opened)).toEqual(['One', ...paths]);
      await expect(open([], config)).rejects.toThrowCode('FEED_UNREADABLE');
      const relative = { NUGET_FALLBACK_PACKAGES: 'first' };
      await expect(open([], config, relative)).rejects.toThrowCode('FEED_UNREADABLE');
    });
  });

  it('asks fallback folders behind sources that are named where restore would, and nowhere else', async () => {
    await withPlace(async ({ folder, index, open }) => {
      const [path, fallback] = [join(folder, 'one'), join(folder, 'fallback')];
      await installPackage(fallback, 'two');
      const folders = '<fallbackPackageFolders><add key="f" value="fallback"/></fallbackPackageFolders>';
      for (const named of [[path], ['Server'], [path, 'Server']]) {
        const plain = names(await open(named, SOURCES(index) + folders));
        const config = join(folder, 'NuGet.config');
        const asked = await openSources(named, { environment: {}, config, cache: folder }, { fallbackFolders: 'ask' });
        expect(names(asked)).toEqual([...plain, fallback]);
        expect(plain).toEqual(named);
      }
      const environment = { NUGET_FALLBACK_PACKAGES: fallback };
      expect(names(await openSources([path], { environment }, { fallbackFolders: 'ask' }))).toEqual([path, fallback]);
      expect(names(await openSources([path], undefined, { fallbackFolders: 'ask' }))).toEqual([path]);
    });
  });

  it('finds a source by its name in any case, or its address, also one that is off', async () => {
    await withPlace(async ({ index, open }) => {
      const opened = await open(['off', index, 'ONE'], SOURCES(index) + MAPPING);
      expect(names(opened)).toEqual(['Off', 'Server', 'One']);
      expect(await holdings(opened)).toEqual([['two'], ['remote'], ['one']]);
      expect(opened.sourceMapping.patterns).toHaveLength(1);
    });
  });

  it('takes a folder for what it is, and then maps nothing', async () => {
    await withPlace(async ({ folder, index, open }) => {
      const path = join(folder, 'one');
      expect(names(await open([path], 'no XML <<'))).toEqual([path]);
      const opened = await open([path, 'Server'], SOURCES(index) + MAPPING);
      expect([names(opened), opened.sourceMapping.patterns]).toEqual([[path, 'Server'], []]);
    });
  });

  it('reads file addresses', async () => {
    await withPlace(async ({ folder, open }) => {
      const value = pathToFileURL(join(folder, 'one')).href;
      const opened = await open(['x'], `<packageSources><add key="x" value="${value}"/></packageSources>`);
      expect(await holdings(opened)).toEqual([['one']]);
    });
  });

  it.each(['file://server/share', 'FILE://%zz/'])('refuses the file address %s, which is none here', async (value) => {
    await withPlace(async ({ open }) => {
      const config = `<packageSources><add key="x" value="${value}"/></packageSources>`;
      await expect(open(['x'], config)).rejects.toThrowCode('FEED_UNREADABLE');
    });
  });

  it('opens folders alone when nothing is said of NuGet', async () => {
    await withPlace(async ({ folder }) => {
      expect(names(await openSources([join(folder, 'one')]))).toEqual([join(folder, 'one')]);
      expect(await openSources([])).toEqual({ feeds: [], sourceMapping: { patterns: [] }, servers: [] });
      await expect(openSources(['no-such-source'])).rejects.toThrowCode('FEED_UNREADABLE');
    });
  });

  it('refuses what is neither folder, nor address, nor name', async () => {
    await withPlace(async ({ open }) => {
      await expect(open(['no-such-source'])).rejects.toThrowCode('FEED_UNREADABLE');
    });
  });

  it('asks no server offline', async () => {
    await withPlace(async ({ index, open }) => {
      await expect(open([index], '', { OFFLINE: '1' })).rejects.toThrowCode('HTTP_OFFLINE');
      expect(names(await open([index], '', { OFFLINE: '1', ALLOW_REMOTE: '1' }))).toEqual([index]);
    });
  });
});
