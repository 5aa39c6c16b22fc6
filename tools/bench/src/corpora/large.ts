import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusRecipe } from './corpus.ts';
import { runQuietly } from './run-quietly.ts';

const PROJECT = `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <RuntimeIdentifier>win-x64</RuntimeIdentifier>
    <SelfContained>true</SelfContained>
    <ImplicitUsings>enable</ImplicitUsings>
    <DebugType>none</DebugType>
    <PathMap>$(MSBuildProjectDirectory)=/app</PathMap>
  </PropertyGroup>
</Project>
`;

const BASE_PROGRAM = `var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "one");
app.Run();
`;

const TARGET_PROGRAM = `var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "one");
app.MapGet("/two", Two);
app.Run();

static string Two() => "two";
`;

/** L: a web application that carries its runtime, over one patch release of that runtime. */
export const LARGE_CORPUS: CorpusRecipe = {
  name: 'L',
  title: 'a self-contained web application over a runtime patch',
  expected: { files: 336, bytes: 110_473_259, changed: 331 },
  async build(cache, { baseFolder, targetFolder }) {
    await publish(cache, { runtime: '10.0.13', program: BASE_PROGRAM, out: baseFolder });
    await publish(cache, { runtime: '10.0.14', program: TARGET_PROGRAM, out: targetFolder });
  },
};

interface Publication {
  readonly runtime: string;
  readonly program: string;
  readonly out: string;
}

async function publish(cache: string, { runtime, program, out }: Publication): Promise<void> {
  const project = join(cache, `web-${runtime}`);
  await mkdir(project, { recursive: true });
  await writeFile(join(project, 'app.csproj'), PROJECT);
  await writeFile(join(project, 'Program.cs'), program);
  const store = join(cache, 'nuget');
  await runQuietly(project, 'dotnet', ['restore', '--packages', store, `-p:RuntimeFrameworkVersion=${runtime}`]);
  await runQuietly(project, 'dotnet', [
    ...['publish', '--no-restore', '-c', 'Release', '-o', out],
    ...[`-p:RuntimeFrameworkVersion=${runtime}`, `-p:RestorePackagesPath=${store}`],
  ]);
}
