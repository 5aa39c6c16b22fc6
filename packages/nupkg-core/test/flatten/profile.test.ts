import { parseRuntimeIdentifier, parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import type { Contribution } from '../../src/flatten/contribution.ts';
import { appContributions, dependencyContributions } from '../../src/flatten/profile.ts';
import { ALL_ASSETS, type AssetFlag, type AssetTarget } from '../../src/index.ts';
import { buildPackage } from '../builders/package.ts';

const PORTABLE: AssetTarget = { framework: parseTargetFramework('net8.0') };
const LINUX: AssetTarget = { ...PORTABLE, rid: parseRuntimeIdentifier('linux-x64') };

function targets(contributions: readonly Contribution[]): readonly (readonly [string, string])[] {
  return contributions.map(({ entry, target }) => [entry.path, target] as const);
}

describe('appContributions', () => {
  const files = [
    'lib/net472/App.exe',
    'lib/net6.0/App.dll',
    'lib/net6.0/App.dll.config',
    'lib/net6.0/assets/logo.png',
    'runtimes/linux-x64/lib/net6.0/App.dll',
    'runtimes/win-x64/native/app.dll',
    'README.md',
    'content/a.txt',
  ];

  it('puts the whole nearest folder under the framework of the app', async () => {
    expect(targets(appContributions(await buildPackage({ id: 'App', files }), 'runtime', PORTABLE))).toEqual([
      ['lib/net6.0/App.dll', 'lib/net8.0/App.dll'],
      ['lib/net6.0/App.dll.config', 'lib/net8.0/App.dll.config'],
      ['lib/net6.0/assets/logo.png', 'lib/net8.0/assets/logo.png'],
      ['runtimes/linux-x64/lib/net6.0/App.dll', 'lib/net8.0/runtimes/linux-x64/lib/net6.0/App.dll'],
      ['runtimes/win-x64/native/app.dll', 'lib/net8.0/runtimes/win-x64/native/app.dll'],
      ['README.md', 'README.md'],
      ['content/a.txt', 'content/a.txt'],
    ]);
  });

  it('lets a file for the rid take the place of its neutral one', async () => {
    expect(targets(appContributions(await buildPackage({ id: 'App', files }), 'runtime', LINUX))).toEqual([
      ['lib/net6.0/App.dll.config', 'lib/net8.0/App.dll.config'],
      ['lib/net6.0/assets/logo.png', 'lib/net8.0/assets/logo.png'],
      ['runtimes/linux-x64/lib/net6.0/App.dll', 'lib/net8.0/App.dll'],
      ['README.md', 'README.md'],
      ['content/a.txt', 'content/a.txt'],
    ]);
  });

  it('keeps paths in the squirrel profile, but one folder under lib/ only', async () => {
    expect(targets(appContributions(await buildPackage({ id: 'App', files }), 'squirrel', PORTABLE))).toEqual([
      ['lib/net6.0/App.dll', 'lib/net6.0/App.dll'],
      ['lib/net6.0/App.dll.config', 'lib/net6.0/App.dll.config'],
      ['lib/net6.0/assets/logo.png', 'lib/net6.0/assets/logo.png'],
      ['README.md', 'README.md'],
      ['content/a.txt', 'content/a.txt'],
      ['runtimes/linux-x64/lib/net6.0/App.dll', 'runtimes/linux-x64/lib/net6.0/App.dll'],
      ['runtimes/win-x64/native/app.dll', 'runtimes/win-x64/native/app.dll'],
    ]);
  });

  it('refuses an app for other frameworks', async () => {
    const app = await buildPackage({ id: 'App', files: ['lib/net472/App.exe'] });
    expect(() => appContributions(app, 'runtime', PORTABLE)).toThrowCode('FLATTEN_PACKAGE_INCOMPATIBLE');
  });
});

describe('dependencyContributions', () => {
  const files = [
    'lib/net6.0/A.dll',
    'lib/net6.0/A.xml',
    'lib/netstandard2.0/A.dll',
    'runtimes/linux-x64/native/a.so',
    'content/a.txt',
  ];

  it('puts run-time assets beside the app', async () => {
    const dependency = await buildPackage({ id: 'A', files });
    expect(targets(dependencyContributions({ pkg: dependency, assets: ALL_ASSETS }, 'runtime', LINUX))).toEqual([
      ['lib/net6.0/A.dll', 'lib/net8.0/A.dll'],
      ['runtimes/linux-x64/native/a.so', 'lib/net8.0/a.so'],
    ]);
  });

  it('brings content files where they are let through', async () => {
    const rules = '<contentFiles><files include="**" copyToOutput="true" /></contentFiles>';
    const pkg = await buildPackage({ id: 'A', files: ['contentFiles/any/any/a.txt'], metadata: rules });
    const brought = (assets: ReadonlySet<AssetFlag>) =>
      targets(dependencyContributions({ pkg, assets }, 'runtime', LINUX));
    expect(brought(ALL_ASSETS)).toEqual([['contentFiles/any/any/a.txt', 'lib/net8.0/a.txt']]);
    expect(brought(new Set(['runtime']))).toEqual([]);
  });

  it('leaves out assemblies that the package hides from references', async () => {
    const metadata = '<references><reference file="A.dll" /></references>';
    const pkg = await buildPackage({ id: 'A', files: ['lib/net8.0/A.dll', 'lib/net8.0/B.dll'], metadata });
    expect(targets(dependencyContributions({ pkg, assets: ALL_ASSETS }, 'runtime', LINUX))).toEqual([
      ['lib/net8.0/A.dll', 'lib/net8.0/A.dll'],
    ]);
  });

  it('keeps the nearest folder under lib/ in the squirrel profile', async () => {
    const dependency = await buildPackage({ id: 'A', files });
    expect(targets(dependencyContributions({ pkg: dependency, assets: ALL_ASSETS }, 'squirrel', PORTABLE))).toEqual([
      ['lib/net6.0/A.dll', 'lib/net6.0/A.dll'],
      ['lib/net6.0/A.xml', 'lib/net6.0/A.xml'],
    ]);
    expect(dependencyContributions({ pkg: dependency, assets: new Set(['native']) }, 'squirrel', PORTABLE)).toEqual([]);
  });

  it('moves files right under lib/, which the installer would skip, in the squirrel profile', async () => {
    const dependency = await buildPackage({ id: 'A', files: ['lib/A.dll'] });
    const target = { framework: parseTargetFramework('net472') };
    expect(targets(dependencyContributions({ pkg: dependency, assets: ALL_ASSETS }, 'squirrel', target))).toEqual([
      ['lib/A.dll', 'lib/net472/A.dll'],
    ]);
  });

  it.each(['runtime', 'squirrel'] as const)(
    'refuses a package for other frameworks in the %s profile',
    async (profile) => {
      const dependency = await buildPackage({ id: 'A', files: ['lib/net9.0/A.dll'] });
      expect(() => dependencyContributions({ pkg: dependency, assets: ALL_ASSETS }, profile, PORTABLE)).toThrowCode(
        'FLATTEN_PACKAGE_INCOMPATIBLE',
      );
    },
  );

  it('takes nothing, without complaint, from a package that has no lib/', async () => {
    const dependency = await buildPackage({ id: 'A', files: ['build/A.targets'] });
    expect(dependencyContributions({ pkg: dependency, assets: ALL_ASSETS }, 'squirrel', PORTABLE)).toEqual([]);
  });
});
