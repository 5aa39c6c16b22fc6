import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';

/** A folder with two versions of an app and the feed that its one dependency comes from. */
export interface SamplePackages {
  readonly folder: string;
  readonly feed: string;
  /** App 1.0.0 and 1.1.0, which need Lib 1.0.0. */
  readonly app: string;
  readonly nextApp: string;
}

const NEEDS_LIB = `
    <dependencies><group targetFramework="net8.0"><dependency id="Lib" version="1.0.0" /></group></dependencies>`;

/** Makes the packages in a new folder, hands them to `use`, and always removes them. */
export async function withSamplePackages<T>(use: (samples: SamplePackages) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const feed = join(folder, 'feed');
    await mkdir(feed);
    await writeFile(join(feed, 'Lib.1.0.0.nupkg'), await buildPackage({ id: 'Lib', files: dll('Lib', 'library') }));
    const app = await writeApp(folder, '1.0.0');
    return use({ folder, feed, app, nextApp: await writeApp(folder, '1.1.0') });
  });
}

async function writeApp(folder: string, version: string): Promise<string> {
  const path = join(folder, `App.${version}.nupkg`);
  const files = dll('App', `${'the same in every version '.repeat(100)}${version}`);
  await writeFile(path, await buildPackage({ id: 'App', version, files, metadata: NEEDS_LIB }));
  return path;
}

function dll(name: string, content: string): Readonly<Record<string, string>> {
  return { [`lib/net8.0/${name}.dll`]: content };
}
