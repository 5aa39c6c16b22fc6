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
    await writeSamplePackages(folder);
    return use(samplePackagesIn(folder));
  });
}

export async function writeSamplePackages(folder: string): Promise<void> {
  const { feed, app, nextApp } = samplePackagesIn(folder);
  await mkdir(feed);
  await writeFile(join(feed, 'Lib.1.0.0.nupkg'), await buildPackage({ id: 'Lib', files: dll('Lib', 'library') }));
  await writeApp(app, '1.0.0');
  await writeApp(nextApp, '1.1.0');
}

/** Where they are in a folder that has them. */
export function samplePackagesIn(folder: string): SamplePackages {
  const [app, nextApp] = [join(folder, 'App.1.0.0.nupkg'), join(folder, 'App.1.1.0.nupkg')];
  return { folder, feed: join(folder, 'feed'), app, nextApp };
}

async function writeApp(path: string, version: string): Promise<void> {
  const files = dll('App', `${'the same in every version '.repeat(100)}${version}`);
  await writeFile(path, await buildPackage({ id: 'App', version, files, metadata: NEEDS_LIB }));
}

function dll(name: string, content: string): Readonly<Record<string, string>> {
  return { [`lib/net8.0/${name}.dll`]: content };
}
