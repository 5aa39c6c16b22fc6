import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { equal } from './checks.ts';
import { type ForeignWorkspace, managed, mustRunNx, writeInto } from './foreign-workspace.ts';

/** A version later than any of ours: every migration lies before it. */
export const LATER = '99.0.0';

const LIBRARY = 'libs/acme/Acme.Lib.csproj';
const PROGRAM = 'libs/tool/Acme.Tool.csproj';
const RELEASE = {
  projects: ['Acme.*'],
  version: { versionActions: '@nuspine/nx/version-actions' },
};

/** `nx release` carries a version into project files, and into what one of them wants of the other. */
export async function proveNxRelease(workspace: ForeignWorkspace): Promise<void> {
  await writeInto(workspace, LIBRARY, project('    <PackageId>Acme.Lib</PackageId>\n    <Version>1.0.0</Version>\n'));
  await writeInto(
    workspace,
    PROGRAM,
    project('    <PackageId>Acme.Tool</PackageId>\n    <Version>1.0.0</Version>\n', '1.0.0'),
  );
  const implicit = JSON.stringify({ name: 'Acme.Tool', implicitDependencies: ['Acme.Lib'] });
  await writeInto(workspace, 'libs/tool/project.json', implicit);
  await editNxJson(workspace, (nxJson) => ({ ...nxJson, release: RELEASE }));
  const args = ['release', 'version', '1.1.0', '--git-commit=false', '--git-tag=false', '--stage-changes=false'];
  await mustRunNx(workspace, [...args, '--dry-run']);
  equal((await text(workspace, LIBRARY)).includes('<Version>1.0.0</Version>'), true);
  await mustRunNx(workspace, args);
  equal(
    [await text(workspace, LIBRARY), await text(workspace, PROGRAM)],
    [
      project('    <PackageId>Acme.Lib</PackageId>\n    <Version>1.1.0</Version>\n'),
      project('    <PackageId>Acme.Tool</PackageId>\n    <Version>1.1.0</Version>\n', '1.1.0'),
    ],
  );
}

/** `nx migrate` moves every package of ours to one version and runs what is between. */
export async function proveMigrate(workspace: ForeignWorkspace): Promise<void> {
  const add = workspace.manager === 'npm' ? ['install'] : ['add', '--workspace-root'];
  await managed(workspace, [...add, '--save-dev', '@nuspine/cli']);
  await editNxJson(workspace, (nxJson) => ({
    ...nxJson,
    plugins: [{ plugin: '@nuspine/nx', options: { flattenTargetName: 'flat' } }],
  }));
  // Where the home is a temporary folder too, as it may be in CI, Nx installs nowhere unless it is told that this is meant.
  const local = { NX_MIGRATE_USE_LOCAL: 'true', NX_ALLOW_INSECURE_DIRECTORIES: 'true' };
  await mustRunNx(
    workspace,
    ['migrate', `@nuspine/nx@${LATER}`, '--from=@nuspine/nx@0.0.1', '--no-interactive'],
    local,
  );
  const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
    await text(workspace, 'package.json'),
  );
  equal([devDependencies['@nuspine/nx'], devDependencies['@nuspine/cli']].map(exact), [LATER, LATER]);
  // What was migrated differs from the lock file, which pnpm takes for a mistake where it believes to be in CI.
  await managed(workspace, workspace.manager === 'npm' ? ['install'] : ['install', '--no-frozen-lockfile']);
  await mustRunNx(workspace, ['migrate', '--run-migrations', '--no-interactive'], local);
  const { plugins }: { plugins: unknown } = JSON.parse(await text(workspace, 'nx.json'));
  equal(plugins, [{ plugin: '@nuspine/nx', options: { targetNames: { flatten: 'flat' } } }]);
  const installed: { version: string } = JSON.parse(await text(workspace, 'node_modules/@nuspine/nx/package.json'));
  equal(installed.version, LATER);
}

function project(properties: string, reference?: string): string {
  const items =
    reference === undefined
      ? ''
      : `  <ItemGroup>\n    <PackageReference Include="Acme.Lib" Version="${reference}" />\n  </ItemGroup>\n`;
  return `<Project Sdk="Microsoft.NET.Sdk">\n  <PropertyGroup>\n${properties}  </PropertyGroup>\n${items}</Project>\n`;
}

async function editNxJson(workspace: ForeignWorkspace, change: (nxJson: object) => object): Promise<void> {
  const nxJson: object = JSON.parse(await text(workspace, 'nx.json'));
  await writeInto(workspace, 'nx.json', JSON.stringify(change(nxJson), undefined, 2));
}

function exact(range: string | undefined): string | undefined {
  return range?.replace(/^[\^~]/, '');
}

function text({ folder }: ForeignWorkspace, path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8');
}
