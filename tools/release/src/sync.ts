import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPackage } from '@nuspine/testkit/packages';
import { equal } from './checks.ts';
import { type ForeignWorkspace, mustRunNx, nx, writeInto } from './foreign-workspace.ts';

const SPINE = [
  'source = "package.json"',
  '[[artifact]]\nkind = "npm"\npath = "apps/app/package.json"',
  '[[artifact]]\nkind = "msbuild"\npath = "Directory.Build.props"',
];
const PROPS = '<Project>\r\n  <PropertyGroup>\r\n    <Version>0.0.0</Version>\r\n  </PropertyGroup>\r\n</Project>\r\n';
const MANIFEST = 'site/local-nugets/manifest.json';

/** `nx sync:check` fails while a version or a manifest of binaries drifts, says which, and `nx sync` mends both. */
export async function proveSync(workspace: ForeignWorkspace): Promise<void> {
  await prepare(workspace);
  equal(await checked(workspace), { code: 0, named: [] });
  await writeInto(workspace, 'package.json', await withVersionOf(workspace, '0.1.0-rc.1'));
  await writeInto(workspace, 'site/local-nugets/More.1.0.0.nupkg', await samplePackage('More'));
  equal(await checked(workspace), { code: 1, named: ['apps/app/package.json', 'Directory.Build.props', MANIFEST] });
  await mustRunNx(workspace, ['sync']);
  equal(await checked(workspace), { code: 0, named: [] });
  const app: { version?: string } = JSON.parse(await text(workspace, 'apps/app/package.json'));
  equal(
    [app.version, await text(workspace, 'Directory.Build.props'), (await text(workspace, MANIFEST)).includes('More')],
    ['0.1.0-rc.1', PROPS.replace('0.0.0', '0.1.0-rc.1'), true],
  );
}

/** A spine, and an offline layout of one package, both in order. */
async function prepare(workspace: ForeignWorkspace): Promise<void> {
  await writeInto(workspace, 'spine.toml', `${SPINE.join('\n\n')}\n`);
  await writeInto(workspace, 'Directory.Build.props', PROPS);
  await writeInto(workspace, 'site/local-nugets/Some.1.0.0.nupkg', await samplePackage('Some'));
  await mustRunNx(workspace, ['g', '@nuspine/nx:offline-layout', '--directory=site', '--no-interactive']);
  await mustRunNx(workspace, ['sync']);
}

/** How `nx sync:check` ends, and which of the files in question it names. */
async function checked(workspace: ForeignWorkspace): Promise<{ code: number | null; named: readonly string[] }> {
  const { code, stdout, stderr } = await nx(workspace, ['sync:check']);
  const files = ['apps/app/package.json', 'Directory.Build.props', MANIFEST];
  return { code, named: files.filter((file) => `${stdout}${stderr}`.includes(file)) };
}

async function withVersionOf(workspace: ForeignWorkspace, version: string): Promise<string> {
  const manifest: object = JSON.parse(await text(workspace, 'package.json'));
  return `${JSON.stringify({ ...manifest, version }, undefined, 2)}\n`;
}

function text({ folder }: ForeignWorkspace, path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8');
}

async function samplePackage(id: string): Promise<Uint8Array> {
  return buildPackage({ id, version: '1.0.0', files: { 'lib/net8.0/some.dll': 'library' } });
}
