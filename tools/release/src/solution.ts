import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyDeltaFiles, verifyFeed } from '@nuspine/delta/fs';
import { mustRun } from '@nuspine/interop/run-program';
import { check, equal } from './checks.ts';
import {
  addPlugin,
  type ForeignWorkspace,
  makeWorkspace,
  managed,
  mustRunNx,
  tasksOf,
  writeInto,
} from './foreign-workspace.ts';
import type { LocalRegistry } from './local-registry.ts';
import { ROOT } from './tarballs.ts';

const STEPS = ['build:release', 'pack', 'flatten', 'delta', 'releases'];
const APP = 'src/Acme.App';
const LIBRARY = 'local-nugets/Newtonsoft.Json.13.0.4.nupkg';

/** A solution of three projects with the real SDK and @nx/dotnet: a release line of which no line was written by hand. */
export async function proveSolution(registry: LocalRegistry, folder: string): Promise<void> {
  const name = '.NET solution, @nx/dotnet';
  const workspace: ForeignWorkspace = { folder: join(folder, 'workspace'), manager: 'npm', registry };
  const run = (): Promise<ReturnType<typeof tasksOf>> => runLine(workspace, folder);
  await check(`${name}: pack, flatten, delta and releases are there with no target written`, async () => {
    await makeSolution(workspace, folder);
    const nxJson: object = JSON.parse(await readFile(join(workspace.folder, 'nx.json'), 'utf8'));
    equal(
      ['targetDefaults' in nxJson, (await readdir(join(workspace.folder, APP))).includes('project.json')],
      [false, false],
    );
    const { stdout } = await mustRunNx(workspace, ['show', 'project', 'Acme.App', '--json'], environment(folder));
    const { targets }: { targets: object } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    equal(
      STEPS.filter((step) => !(step in targets)),
      [],
    );
  });
  await check(`${name}: a feed that verifies, then all from the cache`, async () => {
    equal(await run(), { ran: STEPS, cached: [] });
    equal((await verifyFeed(join(workspace.folder, APP, 'dist/releases'))).ok, true);
    equal(await packagesIn(workspace), ['Acme.App', 'Acme.Core', 'Acme.Words', 'Newtonsoft.Json']);
    equal(await run(), { ran: [], cached: STEPS });
  });
  await check(`${name}: an edit of the last project gives the next release, and a delta that is exact`, () =>
    proveNext(workspace, folder, run),
  );
}

async function proveNext(
  workspace: ForeignWorkspace,
  folder: string,
  run: () => Promise<ReturnType<typeof tasksOf>>,
): Promise<void> {
  const app = join(workspace.folder, APP);
  await cp(join(app, 'dist/releases'), join(app, 'releases'), { recursive: true });
  await writeInto(workspace, 'Directory.Build.props', props('1.1.0'));
  await writeInto(workspace, 'src/Acme.Words/Words.cs', words('Good morning'));
  await restore(workspace, folder);
  equal(await run(), { ran: STEPS, cached: [] });
  const [base, next] = ['1.0.0', '1.1.0'].map((version) =>
    join(app, 'dist/releases', `Acme.App-${version}-full.nupkg`),
  );
  const out = join(folder, 'rebuilt.nupkg');
  const deltas = [join(app, 'dist/releases/Acme.App-1.1.0-delta.nupkg')];
  await applyDeltaFiles({ base: base ?? '', deltas, out });
  equal((await readFile(out)).equals(await readFile(next ?? '')), true);
  equal(await run(), { ran: [], cached: STEPS });
}

async function makeSolution(workspace: ForeignWorkspace, folder: string): Promise<void> {
  await makeWorkspace(workspace.folder, '24.0.6', workspace.manager, workspace.registry);
  await managed(workspace, ['install', '--save-dev', '--no-audit', '--no-fund', '@nx/dotnet@23.2.1']);
  const files = {
    '.gitignore': 'node_modules\ndist\n.nx\nbin\nobj\n',
    'nx.json': JSON.stringify({ analytics: false, neverConnectToCloud: true, plugins: ['@nx/dotnet'] }),
    'NuGet.config':
      '<configuration><packageSources><clear /><add key="local" value="local-nugets" /></packageSources></configuration>',
    'Directory.Build.props': props('1.0.0'),
    [`${APP}/Acme.App.csproj`]: project('../Acme.Core/Acme.Core.csproj', 'Exe'),
    [`${APP}/Program.cs`]: 'System.Console.WriteLine(Acme.Core.Greeter.Greet("Ada"));\n',
    'src/Acme.Core/Acme.Core.csproj': project('../Acme.Words/Acme.Words.csproj', 'Library'),
    'src/Acme.Core/Greeter.cs':
      'namespace Acme.Core; public static class Greeter { public static string Greet(string name) => $"{Acme.Words.Words.Hello}, {Newtonsoft.Json.JsonConvert.ToString(name)}!"; }\n',
    'src/Acme.Words/Acme.Words.csproj': project(undefined, 'Library'),
    'src/Acme.Words/Words.cs': words('Hello'),
  };
  for (const [path, text] of Object.entries(files)) await writeInto(workspace, path, text);
  await mkdir(join(workspace.folder, 'local-nugets'));
  await cp(join(ROOT, LIBRARY), join(workspace.folder, LIBRARY));
  await restore(workspace, folder);
  await addPlugin(workspace);
}

function props(version: string): string {
  return `<Project>\n  <PropertyGroup>\n    <Version>${version}</Version>\n    <Deterministic>true</Deterministic>\n  </PropertyGroup>\n</Project>\n`;
}

function project(reference: string | undefined, outputType: 'Exe' | 'Library'): string {
  const properties = [
    `<OutputType>${outputType}</OutputType>`,
    '<TargetFramework>net10.0</TargetFramework>',
    '<IsPackable>true</IsPackable>',
    '<UseAppHost>false</UseAppHost>',
  ];
  const items = [
    ...(reference === undefined ? [] : [`<ProjectReference Include="${reference}" />`]),
    ...(outputType === 'Exe' ? [] : ['<PackageReference Include="Newtonsoft.Json" Version="13.0.4" />']),
  ];
  return `<Project Sdk="Microsoft.NET.Sdk">\n  <PropertyGroup>${properties.join('')}</PropertyGroup>\n  <ItemGroup>${items.join('')}</ItemGroup>\n</Project>\n`;
}

function words(hello: string): string {
  return `namespace Acme.Words; public static class Words { public const string Hello = "${hello}"; }\n`;
}

/** As after a clone: @nx/dotnet builds what was restored. */
async function restore(workspace: ForeignWorkspace, folder: string): Promise<void> {
  await mustRun('dotnet', ['restore', `${APP}/Acme.App.csproj`], { cwd: workspace.folder, env: environment(folder) });
}

async function runLine(workspace: ForeignWorkspace, folder: string): Promise<ReturnType<typeof tasksOf>> {
  const { ran, cached } = tasksOf(
    await mustRunNx(workspace, ['run', 'Acme.App:releases', '--outputStyle=static'], environment(folder)),
    'Acme.App',
  );
  const inOrder = (tasks: readonly string[]): readonly string[] => STEPS.filter((step) => tasks.includes(step));
  return { ran: inOrder(ran), cached: inOrder(cached) };
}

/** The packages that the flattened one is made of. */
async function packagesIn(workspace: ForeignWorkspace): Promise<readonly string[]> {
  const path = join(workspace.folder, APP, 'dist/flatten/report.json');
  const { packages }: { packages: readonly { id: string }[] } = JSON.parse(await readFile(path, 'utf8'));
  return packages.map(({ id }) => id).toSorted();
}

/** Nothing of the home of the user, and no server that outlives the run. */
function environment(folder: string): Record<string, string> {
  return {
    HOME: folder,
    DOTNET_CLI_HOME: folder,
    NUGET_PACKAGES: join(folder, 'packages'),
    DOTNET_NOLOGO: '1',
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    MSBUILDDISABLENODEREUSE: '1',
    DOTNET_CLI_USE_MSBUILD_SERVER: '0',
    UseSharedCompilation: 'false',
  };
}
