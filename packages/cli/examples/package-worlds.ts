import type { World } from './world.ts';

const NEEDS_LIB =
  '<dependencies><group targetFramework="net8.0"><dependency id="Serilog" version="3.1.1" /></group></dependencies>';
const VERSIONS: readonly string[] = ['1.0.0', '1.1.0', '1.2.0'];
const CONFIG =
  '<configuration><packageSources><clear /><add key="local" value="local-nugets" /></packageSources></configuration>\n';
const ASSETS = {
  version: 3,
  targets: {
    'net8.0': {
      'Serilog/3.1.1': { type: 'package', dependencies: { 'System.Text.Json': '8.0.0' } },
      'System.Text.Json/8.0.0': { type: 'package' },
    },
  },
  libraries: {
    'Serilog/3.1.1': { type: 'package', path: 'serilog/3.1.1', files: [] },
    'System.Text.Json/8.0.0': { type: 'package', path: 'system.text.json/8.0.0', files: [] },
  },
  projectFileDependencyGroups: { 'net8.0': ['Serilog >= 3.1.1'] },
  project: { version: '1.0.0', frameworks: { 'net8.0': { dependencies: { Serilog: { version: '[3.1.1, )' } } } } },
};

/** An app in three versions with the feed that its dependency comes from. */
export async function packages({ write, pack, nuspine }: World): Promise<void> {
  await write('NuGet.config', CONFIG);
  await write('obj/project.assets.json', JSON.stringify(ASSETS));
  for (const [id, version] of [
    ['Serilog', '3.1.1'],
    ['Dapper', '2.1.0'],
  ] as const) {
    await pack(`local-nugets/${id}.${version}.nupkg`, id, version);
  }
  await pack('Serilog.4.0.0.nupkg', 'Serilog', '4.0.0');
  await pack('../home/.nuget/packages/serilog/4.0.0/serilog.4.0.0.nupkg', 'Serilog', '4.0.0');
  await write(
    '../home/.nuget/packages/serilog/4.0.0/serilog.nuspec',
    '<package><metadata><id>Serilog</id><version>4.0.0</version><authors>A</authors><description>D</description></metadata></package>',
  );
  for (const version of VERSIONS) {
    await pack(`MyApp.${version}.nupkg`, 'MyApp', version, NEEDS_LIB);
    await write(`${version.slice(0, 3)}/MyApp.dll`, `${'the same in every version '.repeat(100)}${version}`);
  }
  await nuspine(
    'resolve Serilog@3.1.1 Dapper@2.1 --source local-nugets --framework net8.0 --lock-file packages.lock.json',
  );
}

/** What was released of it: full packages, deltas between them, and a feed of the first two. */
export async function releases(world: World): Promise<void> {
  await packages(world);
  const { nuspine } = world;
  for (const version of VERSIONS) {
    await nuspine(`flatten MyApp.${version}.nupkg --source local-nugets --out MyApp-${version}-full.nupkg`);
  }
  for (const [base, target] of [VERSIONS.slice(0, 2), VERSIONS.slice(1)]) {
    const out = `MyApp-${target ?? ''}-delta.nupkg`;
    await nuspine(`delta create MyApp-${base ?? ''}-full.nupkg MyApp-${target ?? ''}-full.nupkg --out ${out}`);
  }
  const inner = '--format nuspine --out MyApp-1.1.0-delta.nuspine';
  await nuspine(`delta create MyApp-1.0.0-full.nupkg MyApp-1.1.0-full.nupkg ${inner}`);
  await nuspine('delta diff 1.0/MyApp.dll 1.1/MyApp.dll --out MyApp.dll.bsdiff');
  for (const version of ['1.0.0', '1.1.0']) {
    await nuspine(`releasify MyApp.${version}.nupkg --source local-nugets --framework net8.0 --releases Releases`);
  }
}
