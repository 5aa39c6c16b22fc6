import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyDelta, createDelta, explainDelta, portableEngine } from '@nuspine/delta';
import { readPackage } from '@nuspine/nupkg-core';
import { bytesSink, bytesSource } from '@nuspine/primitives';
import { temporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['dotnet']);

const PROJECT = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="FSharp.Core" Version="[10.1.403];[10.1.404]" />
    <PackageDownload Include="System.Text.Json" Version="[10.0.14]" />
    <PackageDownload Include="Microsoft.NET.ILLink.Tasks" Version="[10.0.14]" />
  </ItemGroup>
</Project>
`;
const KEPT = `<linker>
  <assembly fullname="System.Text.Json"><type fullname="System.Text.Json.JsonDocument" /></assembly>
</linker>
`;
const PATH = 'lib/net10.0/A.dll';

describe.skipIf(skipped !== undefined)(`assemblies of every kind ${skipped ?? ''}`, () => {
  let folder: string;
  let runtime: { readonly version: string; readonly folder: string };

  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeFile(join(folder, 'kinds.csproj'), PROJECT);
    await mustRun('dotnet', ['restore', '--packages', join(folder, 'store')], { cwd: folder });
    const { stdout } = await mustRun('dotnet', ['--list-runtimes']);
    const [, version = '', home = ''] = /^Microsoft\.NETCore\.App (\S+) \[(.*)\]$/m.exec(stdout) ?? [];
    runtime = { version, folder: join(home, version) };
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const fromStore = (...path: readonly string[]): Promise<Uint8Array> => readFile(join(folder, 'store', ...path));
  const json = (): Promise<Uint8Array> =>
    fromStore('system.text.json', '10.0.14', 'lib', 'net10.0', 'System.Text.Json.dll');
  const readyToRun = (): Promise<Uint8Array> => readFile(join(runtime.folder, 'System.Text.Json.dll'));

  it('written in F# are transformed', async () => {
    const fsharp = (version: string): Promise<Uint8Array> =>
      fromStore('fsharp.core', version, 'lib', 'netstandard2.1', 'FSharp.Core.dll');
    expect(await partsBetween(await fsharp('10.1.403'), await fsharp('10.1.404'))).toContain('heaps');
  });

  it('that are ReadyToRun are transformed, on either side', async () => {
    const [il, native] = [await json(), await readyToRun()];
    expect(native.length).toBeGreaterThan(2 * il.length);
    expect(await partsBetween(il, native)).toContain('row columns');
    expect(await partsBetween(native, il)).toContain('row columns');
  });

  it('that were trimmed are transformed', async () => {
    const whole = await json();
    const trimmed = await trim();
    expect(trimmed.length).toBeLessThan(whole.length / 2);
    expect(await partsBetween(whole, trimmed)).toContain('row columns');
    expect(await partsBetween(trimmed, whole)).toContain('row columns');
  });

  /** What the linker of the SDK leaves when one type is kept. */
  async function trim(): Promise<Uint8Array> {
    const linker = join(folder, 'store', 'microsoft.net.illink.tasks', '10.0.14', 'tools', 'net', 'illink.dll');
    const [kept, out] = [join(folder, 'kept.xml'), join(folder, 'trimmed')];
    await writeFile(kept, KEPT);
    await mkdir(out);
    const assembly = join(folder, 'store', 'system.text.json', '10.0.14', 'lib', 'net10.0', 'System.Text.Json.dll');
    const linking = ['-x', kept, '-reference', assembly, '-d', runtime.folder, '--action', 'copy', '-out', out];
    const rules = ['--action', 'link', 'System.Text.Json', '--trim-mode', 'link'];
    await mustRun('dotnet', ['exec', '--fx-version', runtime.version, linker, ...linking, ...rules]);
    return readFile(join(out, 'System.Text.Json.dll'));
  }
});

/** Makes a delta between two assemblies and applies it; gives the parts that the delta codes of the target. */
async function partsBetween(base: Uint8Array, target: Uint8Array): Promise<readonly string[]> {
  const before = await readPackage(bytesSource(await buildPackage({ version: '1.0.0', files: { [PATH]: base } })));
  const released = await buildPackage({ version: '1.1.0', files: { [PATH]: target } });
  const [delta, rebuilt] = [bytesSink(), bytesSink()];
  const options = { format: 'nuspine', engine: portableEngine(), effort: 'fast' } as const;
  await createDelta(before, await readPackage(bytesSource(released)), options, delta);
  await applyDelta(before, bytesSource(delta.bytes()), rebuilt);
  expect(Buffer.compare(rebuilt.bytes(), released)).toBe(0);
  const { files } = await explainDelta(bytesSource(delta.bytes()), before);
  return files.find(({ path }) => path === PATH)?.parts.map(({ part }) => part) ?? [];
}
