import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { mustRun } from '@nuspine/interop/run-program';
import { graphDocument, type GraphFigures, GRAPH_PROJECTS, graphTable } from './graph-document.ts';
import { measureProcess } from './measure-process.ts';

const PLUGIN = fileURLToPath(new URL('../../../plugins/nx', import.meta.url));
const PAGE = fileURLToPath(new URL('../../../docs/benchmarks/graph.md', import.meta.url));
const INFER = fileURLToPath(new URL('infer-graph.ts', import.meta.url));
const RUNS = 11;
const NX_RUNS = 5;
/** Every fifth project is a program with a release line; it refers to the four libraries before it. */
const PROGRAM_EVERY = 5;

export interface GraphBenchOptions {
  /** For the workspace. */
  readonly folder: string;
  /** What the figures are from, for the page. */
  readonly machine: string;
  /** Whether the page is written. */
  readonly write: boolean;
}

/** What the plugin adds to the graph of a workspace of 500 projects, with no SDK of .NET: alone, and in the whole of Nx. */
export async function benchGraph({ folder, machine, write }: GraphBenchOptions): Promise<string> {
  const workspace = join(folder, 'workspace');
  await makeWorkspace(workspace);
  const inferred = await repeat(RUNS, () => inferOnce(workspace));
  const withPlugin: number[] = [];
  const without: number[] = [];
  for (let run = 0; run < NX_RUNS; run += 1) {
    withPlugin.push(await showProjects(workspace, ['@nuspine/nx']));
    without.push(await showProjects(workspace, []));
  }
  const { files = 0, projects = 0 } = inferred[0] ?? {};
  const figures: GraphFigures = { calls: inferred, files, projects, without, withPlugin };
  if (write) await writeFile(PAGE, graphDocument(machine, figures));
  return graphTable(figures);
}

interface Inferred {
  readonly ms: number;
  readonly cpuMs: number;
  readonly files: number;
  readonly projects: number;
}

async function inferOnce(workspace: string): Promise<Inferred> {
  const { stdout } = await mustRun(process.execPath, [INFER, join(PLUGIN, 'dist/index.js'), workspace]);
  return JSON.parse(stdout);
}

/** CPU time in milliseconds, with that of the processes that Nx starts for plugins. */
async function showProjects(workspace: string, plugins: readonly string[]): Promise<number> {
  await writeFile(join(workspace, 'nx.json'), JSON.stringify({ analytics: false, neverConnectToCloud: true, plugins }));
  const nx = join(workspace, 'node_modules/nx');
  const manifest: { bin: { nx: string } } = JSON.parse(await readFile(join(nx, 'package.json'), 'utf8'));
  const { cpuMs, wallMs } = await measureProcess({
    file: process.execPath,
    args: [join(nx, manifest.bin.nx), 'show', 'projects'],
    cwd: workspace,
    env: { NX_DAEMON: 'false', NX_CACHE_PROJECT_GRAPH: 'false', NX_NO_CLOUD: 'true', CI: 'true', PATH: '' },
  });
  return cpuMs ?? wallMs;
}

async function makeWorkspace(folder: string): Promise<void> {
  for (let index = 0; index < GRAPH_PROJECTS; index += 1) {
    const path = join(folder, 'projects', nameOf(index), `${nameOf(index)}.csproj`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, projectFile(index));
    await writeFile(join(dirname(path), 'package.json'), JSON.stringify({ name: nameOf(index), version: '1.0.0' }));
  }
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'workspace', workspaces: ['projects/*'] }));
  await mkdir(join(folder, 'local-nugets'));
  await mkdir(join(folder, 'node_modules/@nuspine'), { recursive: true });
  await symlink(join(PLUGIN, 'node_modules/nx'), join(folder, 'node_modules/nx'));
  await symlink(PLUGIN, join(folder, 'node_modules/@nuspine/nx'));
}

/** A project file as they are: most of it is properties and packages. */
export function projectFile(index: number): string {
  const isProgram = index % PROGRAM_EVERY === PROGRAM_EVERY - 1;
  const references = Array.from({ length: isProgram ? PROGRAM_EVERY - 1 : 0 }, (_, before) =>
    nameOf(index - before - 1),
  );
  return [
    '<Project Sdk="Microsoft.NET.Sdk">',
    '  <PropertyGroup>',
    '    <TargetFramework>net10.0</TargetFramework>',
    '    <Nullable>enable</Nullable>',
    '    <ImplicitUsings>enable</ImplicitUsings>',
    ...(isProgram ? ['    <OutputType>Exe</OutputType>', `    <PackageId>Acme.${nameOf(index)}</PackageId>`] : []),
    '  </PropertyGroup>',
    '  <ItemGroup>',
    ...Array.from({ length: 10 }, (_, at) => `    <PackageReference Include="Package${String(at)}" Version="1.0.0" />`),
    ...references.map((name) => `    <ProjectReference Include="..\\${name}\\${name}.csproj" />`),
    '  </ItemGroup>',
    '</Project>',
    '',
  ].join('\r\n');
}

function nameOf(index: number): string {
  return `P${String(index).padStart(3, '0')}`;
}

async function repeat<T>(times: number, run: () => Promise<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (let time = 0; time < times; time += 1) all.push(await run());
  return all;
}
