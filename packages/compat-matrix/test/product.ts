import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { createBundle, publishBundle } from '../src/fs/index.ts';

/** The rules of a small product: two components, an extension, three bundles. */
export const RULES = `# rules of a product
format = 2

[compatibility.core]
"1.0.0" = { platform = "^1.0" }
"1.1.0" = { platform = "^1.0" }
"1.2.0" = { platform = "unknown" }
"2.0.0" = { platform = "^2.0" }

[compatibility.platform]
"1.0.0" = {}
"1.5.0" = {}
"2.0.0" = {}

[compatibility.redis]
"1.0.0" = { core = "^1.0" }
"2.0.0" = { core = "*" }

[bundles."stable-1.0"]
name = "Stable 1.0"
release-date = "2026-01-01"
lts-until = "2027-01-01"
core = "1.0.0"
platform = "1.0.0"

[bundles."stable-1.1"]
core = "1.1.0"
platform = "1.5.0"

[bundles."stable-2.0"]
core = "2.0.0"
platform = "2.0.0"

[bundles."broken-1.0"]
core = "2.0.0"
platform = "1.0.0"

[bundles."dark-1.0"]
core = "1.2.0"
platform = "1.0.0"

[bundles.nameless]
core = "1.0.0"
extensions = ["redis@1.0.0"]

[release]
coordinated = ["core", "platform"]
packages = { core = "Contoso.Core" }
metapackage = "Contoso.Stable"
`;

/** A folder in which a product is released. */
export interface Product {
  readonly folder: string;
  readonly matrix: string;
  readonly feed: string;
  readonly out: string;
  readonly registry: string;
  readonly root: string;
  readonly installer: string;
  path(...names: readonly string[]): string;
  /** Archive of a bundle that no run has tried. */
  archive(id: string, version?: string): Promise<string>;
  /** The same in the registry. */
  publish(id: string, version?: string): Promise<string>;
}

const PACKAGES = [
  ['Contoso.Core', ['1.0.0', '1.1.0', '1.2.0', '2.0.0']],
  ['platform', ['1.0.0', '1.5.0', '2.0.0']],
] as const;

/** Hands a product with packages of all versions to `use`. */
export async function withProduct(use: (product: Product) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const path = (...names: readonly string[]): string => join(folder, ...names);
    const [matrix, feed, out, registry] = [path('versions.toml'), path('feed'), path('out'), path('registry')];
    await mkdir(feed);
    await writeFile(matrix, RULES);
    await writeFile(path('installer.cjs'), 'process.exit(0);\n');
    for (const [id, versions] of PACKAGES) {
      for (const version of versions) await writePackage(feed, id, version, { 'tools/run.txt': `${id} ${version}` });
    }
    for (const version of ['1.0.0', '2.0.0']) await writeExtension(feed, version, version === '1.0.0' ? '^1.0' : '>=1');
    const archive = async (id: string, version?: string): Promise<string> => {
      const stated = version === undefined ? {} : { version };
      const report = await createBundle({ matrix, id, feeds: [feed], out, allowUntested: true, ...stated });
      if (!report.created) throw new Error(JSON.stringify(report.refusals));
      return report.path;
    };
    const installer = path('installer.cjs');
    await use({
      ...{ folder, matrix, feed, out, registry, root: path('root'), installer, path, archive },
      publish: async (id, version) => {
        const made = await archive(id, version);
        const report = await publishBundle({
          archive: made,
          registry,
          now: '2026-06-01',
          allowUntested: true,
          installer,
        });
        if (!report.published) throw new Error(JSON.stringify(report.refusals));
        return made;
      },
    });
  });
}

export async function writePackage(
  folder: string,
  id: string,
  version: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  const path = join(folder, `${id}.${version}.nupkg`);
  await writeFile(path, await buildPackage({ id, version, files }));
  return path;
}

/** Writes the package of an extension that says which core it needs. */
export async function writeExtension(folder: string, version: string, core: string): Promise<string> {
  const manifest = `name = "redis"\nversion = "${version}"\ncore-version = "${core}"\n`;
  return writePackage(folder, 'redis', version, { 'manifest.toml': manifest, 'tools/redis.txt': version });
}
