import process from 'node:process';
import type { World } from './world.ts';

const RULES = `format = 2
[compatibility.core]
"3.1.0" = { platform = "^2.4", released = "2025-06-01", support = { active = "2025-12-01", security = "2026-06-01" } }
"3.2.0" = { platform = "^2.5", released = "2025-09-01" }
"3.2.1" = { platform = "^2.5", released = "2025-10-01" }
[compatibility.platform]
"2.4.0" = {}
"2.5.0" = {}
"2.5.3" = {}
"2.6.0" = {}
[compatibility.redis]
"1.0.0" = { core = "^3.1" }
[bundles."lts-3.1"]
core = "3.1.0"
platform = "2.4.0"
[bundles."stable-3.2"]
core = "3.2.1"
platform = "2.5.0"
[release]
test = [${JSON.stringify(process.execPath)}, "-e", "0"]
`;
const OLD_RULES = RULES.replace('format = 2\n', '').replace(/\[release\][^]*$/, '');

/** A compatibility matrix with a document that shows it, packages to show, and a graph of upgrades. */
export async function matrix({ write, pack, nuspine }: World): Promise<void> {
  await write('versions.toml', RULES);
  await write('README.md', '<!-- nuspine:bundles -->\n<!-- /nuspine -->\n');
  await write('docs/runtimes.md', '<!-- nuspine:runtime Acme.Core -->\n<!-- /nuspine -->\n');
  await pack('local-nugets/Acme.Core.1.0.0.nupkg', 'Acme.Core', '1.0.0');
  await nuspine('matrix render docs/runtimes.md --packages local-nugets --runtimes net8.0,net472');
  await write('set.json', await nuspine('matrix solve core@3.2.1 platform --json'));
  for (const version of ['3.1.0', '3.2.1']) {
    await pack(`core.${version}.nupkg`, 'core', version);
    await nuspine(`releasify core.${version}.nupkg --source local-nugets --releases Releases`);
  }
  const graph = { nodes: [{ version: '4.6.13' }, { version: '4.7.24' }], edges: [[0, 1]] };
  await write('graph.json', JSON.stringify(graph));
}

/** A matrix as it was before its format had a number. */
export async function oldMatrix({ write }: World): Promise<void> {
  await write('versions.toml', OLD_RULES);
}

/** The packages of a product, of which nothing is released. */
export async function product(world: World): Promise<void> {
  await world.write('versions.toml', RULES);
  for (const version of ['3.1.0', '3.2.0', '3.2.1'])
    await world.pack(`packages/core.${version}.nupkg`, 'core', version);
  for (const version of ['2.4.0', '2.5.0']) await world.pack(`packages/platform.${version}.nupkg`, 'platform', version);
  await world.pack('packages/redis.1.0.0.nupkg', 'redis', '1.0.0');
}

/** A bundle of it that was tested. */
export async function testedProduct(world: World): Promise<void> {
  await product(world);
  await world.nuspine('bundle test stable-3.2 --feed packages');
}

/** The archive of that bundle. */
export async function createdProduct(world: World): Promise<void> {
  await testedProduct(world);
  await world.nuspine('bundle create stable-3.2 --feed packages');
  await world.nuspine('bundle create stable-3.2 --feed packages --out .');
  await world.write('installer.cjs', '');
}

/** The bundle in a registry, and installed twice, so that there is something to go back to. */
export async function installedProduct(world: World): Promise<void> {
  await createdProduct(world);
  await world.nuspine('bundle publish dist/stable-3.2.0.tar.gz --registry registry --installer installer.cjs');
  await world.nuspine('bundle install stable --from registry');
  await world.nuspine('bundle install redis --from packages --matrix versions.toml --allow-unknown');
}

/** The same with what a bundle for a site without a network brings: a newer core. */
export async function airGappedProduct(world: World): Promise<void> {
  await installedProduct(world);
  await world.pack('layout/local-nugets/core.3.2.1.nupkg', 'core', '3.2.1');
  await world.nuspine('offline init --root layout');
  await world.nuspine('offline export site.tar.zst --root layout');
}
