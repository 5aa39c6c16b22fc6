import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { type Captured, run } from './captured-io.ts';

const RULES = `format = 2
[compatibility.core]
"1.0.0" = { platform = "^1.0" }
"1.1.0" = { platform = "^1.0" }
[compatibility.platform]
"1.0.0" = {}
[bundles."stable-1.0"]
core = "1.0.0"
platform = "1.0.0"
[bundles."stable-1.1"]
core = "1.1.0"
platform = "1.0.0"
[release]
test = [${JSON.stringify(process.execPath)}, "-e", "0"]
`;

/** A folder with rules and packages of a small product, and how commands are run there. */
export interface ProductFolder {
  path(...names: readonly string[]): string;
  /** Runs a command of `bundle` on that product; day and installer are fixed. */
  bundle(verb: string, ...args: readonly string[]): Promise<Captured>;
  /** Tests, creates and publishes a bundle. */
  release(id: string): Promise<string>;
}

/** Writes the rules and packages of a product into a folder. */
export async function writeProduct(folder: string): Promise<void> {
  await mkdir(join(folder, 'feed'), { recursive: true });
  await writeFile(join(folder, 'versions.toml'), RULES);
  await writeFile(join(folder, 'installer.cjs'), '');
  for (const [id, version] of [
    ['core', '1.0.0'],
    ['core', '1.1.0'],
    ['platform', '1.0.0'],
  ] as const) {
    const bytes = await buildPackage({ id, version, files: { 'tools/a.txt': `${id} ${version}` } });
    await writeFile(join(folder, 'feed', `${id}.${version}.nupkg`), bytes);
  }
}

/** The product of a folder that `writeProduct` filled. */
export function productFolder(folder: string): ProductFolder {
  const path = (...names: readonly string[]): string => join(folder, ...names);
  const bundle = (verb: string, ...args: readonly string[]): Promise<Captured> =>
    run(['bundle', ...bundleLine(folder, verb, ...args)], { env: { OFFLINE: '1' } });
  const release = async (id: string): Promise<string> => {
    const archive = path('out', `${id}.0.tar.gz`);
    await bundle('test', id);
    await bundle('create', id);
    await bundle('publish', archive);
    return archive;
  };
  return { path, bundle, release };
}

/** The words of a command of `bundle` on a product. */
export function bundleLine(folder: string, verb: string, ...args: readonly string[]): readonly string[] {
  const path = (name: string): string => join(folder, name);
  const shared: Readonly<Record<string, readonly string[]>> = {
    create: ['--matrix', path('versions.toml'), '--feed', path('feed'), '--out', path('out')],
    test: [
      ...['--matrix', path('versions.toml'), '--feed', path('feed')],
      ...['--registry', path('registry'), '--now', '2026-01-01'],
    ],
    publish: ['--registry', path('registry'), '--now', '2026-01-01', '--installer', path('installer.cjs')],
  };
  return [verb, ...args, ...(shared[verb] ?? ['--root', path('root')])];
}

export async function withProductFolder(use: (product: ProductFolder) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await writeProduct(folder);
    await use(productFolder(folder));
  });
}
