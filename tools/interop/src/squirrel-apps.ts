import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPackage, type PackageParts } from '@nuspine/testkit/packages';
import { LOCAL_NUGETS } from './release-pair.ts';

/** An app package that both Squirrel and we make a full package of. */
export interface SquirrelApp extends PackageParts {
  readonly id: string;
  /** Folders under `lib/` that Squirrel takes as well, though a nearer one of the same package is there. */
  readonly fartherFolders: readonly string[];
}

const requests = (...texts: readonly string[]): string =>
  texts.map((text) => `<dependency id="${text.replace(' ', '" version="')}" />`).join('');
const dependencies = (framework: string, ...texts: readonly string[]): string =>
  `<dependencies><group targetFramework="${framework}">${requests(...texts)}</group></dependencies>`;
const app = (framework: string, more: Readonly<Record<string, string>> = {}): PackageParts['files'] => ({
  [`lib/${framework}/App.exe`]: 'the app',
  [`lib/${framework}/App.exe.config`]: '<configuration />',
  ...more,
});

const NOTES = `<releaseNotes># 1.0.0

* faster
* **smaller**

See [the site](https://example.com/).</releaseNotes>`;

export const SQUIRREL_APPS: readonly SquirrelApp[] = [
  { id: 'Alone', files: app('net45'), fartherFolders: [] },
  { id: 'Noted', files: app('net45'), metadata: NOTES, fartherFolders: [] },
  {
    id: 'Contents',
    files: app('net45', {
      'content/a b.txt': 'content',
      'tools/setup.ps1': 'tool',
      'lib/net45/de/App.resources.dll': 'german',
      'lib/net45/assets/deep/ü.txt': 'asset',
      'readme.md': 'read me',
    }),
    fartherFolders: [],
  },
  {
    id: 'Described',
    files: app('net472'),
    metadata: `<title>The app</title><owners>Owner</owners><language>de</language><tags>a b</tags>
      <frameworkAssemblies><frameworkAssembly assemblyName="System.Web" targetFramework="net472" /></frameworkAssemblies>
      ${dependencies('net472')}`,
    fartherFolders: [],
  },
  {
    id: 'Tree',
    files: app('net472'),
    metadata: dependencies('net472', 'Single 1.0.0', 'Parent [1.0,2.0)'),
    fartherFolders: [],
  },
  {
    id: 'Globbing',
    files: app('net472'),
    metadata: dependencies('net472', 'Microsoft.Extensions.FileSystemGlobbing 9.0.22'),
    fartherFolders: [],
  },
  {
    id: 'Native',
    files: app('net472'),
    metadata: dependencies('net472', 'SQLitePCLRaw.lib.e_sqlite3 2.0.6'),
    fartherFolders: [],
  },
  {
    id: 'Portable',
    files: app('net45'),
    metadata: `<dependencies>${requests('Many 1.0.0')}</dependencies>`,
    fartherFolders: ['net40', 'portable-net45+wp80'],
  },
];

/** Depends on a package with dependencies for frameworks that Squirrel's NuGet cannot tell apart. */
export const REFUSED_BY_SQUIRREL: SquirrelApp = {
  id: 'Modern',
  files: app('net472'),
  metadata: dependencies('net472', 'Newtonsoft.Json 13.0.4'),
  fartherFolders: [],
};

const PACKAGES: readonly (PackageParts & { readonly id: string })[] = [
  { id: 'Single', files: { 'lib/net45/Single.dll': 'single', 'lib/net45/Single.xml': 'docs', 'content/c.txt': 'no' } },
  { id: 'Parent', files: { 'lib/net40/Parent.dll': 'parent' }, metadata: dependencies('net472', 'Child 1.0.0') },
  { id: 'Child', files: { 'lib/net472/Child.dll': 'child', 'lib/net472/fr/Child.resources.dll': 'french' } },
  {
    id: 'Many',
    files: {
      'lib/net40/Many.dll': 'for net40',
      'lib/net45/Many.dll': 'for net45',
      'lib/portable-net45+wp80/Many.dll': 'portable',
      'lib/netcore45/Many.dll': 'for the store',
    },
  },
];

const REAL = [
  'Microsoft.Extensions.FileSystemGlobbing.9.0.22',
  'SQLitePCLRaw.lib.e_sqlite3.2.0.6',
  'Newtonsoft.Json.13.0.4',
];

/** Fills a folder with all that the apps depend on. */
export async function writeSquirrelFeed(folder: string): Promise<void> {
  await mkdir(folder);
  for (const name of REAL) await copyFile(join(LOCAL_NUGETS, `${name}.nupkg`), join(folder, `${name}.nupkg`));
  for (const parts of PACKAGES) await writeFile(join(folder, `${parts.id}.1.0.0.nupkg`), await buildPackage(parts));
}
