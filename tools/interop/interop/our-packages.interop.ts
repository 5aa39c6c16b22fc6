import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  contentHash,
  formatNupkgMetadata,
  packageEntries,
  packageSha512,
  parseNupkgMetadata,
  writeArchive,
} from '@nuspine/nupkg-core';
import { inspectPackageAt, withPackageFile } from '@nuspine/nupkg-core/fs';
import { withFileSource, writeFileAtomically } from '@nuspine/primitives/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../src/answer-line.ts';
import { compareAnswers } from '../src/compare-answers.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { DOTNET_ENVIRONMENT, type NuGet, NUGET_PROGRAMS, openNuGet } from '../src/nuget.ts';
import { LOCAL_NUGETS } from '../src/release-pair.ts';
import { mustRun, runProgram } from '../src/run-program.ts';

const skipped = await reasonToSkip(NUGET_PROGRAMS);
const SIGNED = join(LOCAL_NUGETS, 'Serilog.3.1.1.nupkg');

interface Written {
  readonly id: string;
  /** XML inside `<metadata>` after what every package has. */
  readonly metadata: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Each with something that a writer may get wrong. */
const PACKAGES: readonly Written[] = [
  { id: 'Plain', metadata: '', files: { 'lib/netstandard2.0/_._': '' } },
  {
    id: 'Named.Oddly',
    metadata: '',
    files: {
      'lib/netstandard2.0/_._': '',
      'content/with space+plus#hash.txt': 'a',
      'content/100%25 sure.txt': 'b',
      'content/Ünïcode ﬁ 漢字 😀.txt': 'c',
      'content/no-extension': 'd',
      'content/.hidden': 'e',
      'content/a.b.c.TXT': 'f',
    },
  },
  {
    id: 'Full.Of.Elements',
    metadata: `<license type="file">LICENSE.txt</license><icon>images/icon.png</icon><readme>README.md</readme>
      <repository type="git" url="https://example.org/a.git" branch="main" commit="abc" /><tags>a b</tags>
      <copyright>© nobody</copyright><developmentDependency>false</developmentDependency><serviceable>true</serviceable>
      <packageTypes><packageType name="Dependency" /></packageTypes>
      <contentFiles><files include="any/any/a.txt" buildAction="None" copyToOutput="true" /></contentFiles>
      <frameworkReferences><group targetFramework="net10.0" /></frameworkReferences>`,
    files: {
      'lib/net10.0/_._': '',
      'LICENSE.txt': 'do what you like',
      'images/icon.png': 'no picture',
      'README.md': '# Hello',
      'contentFiles/any/any/a.txt': 'text',
    },
  },
  {
    id: 'Needs.Others',
    metadata: `<dependencies><group targetFramework="net10.0"><dependency id="Plain" version="[1.0.0]" /><dependency
      id="Named.Oddly" version="1.0.0" exclude="Build,Analyzers" /></group></dependencies>`,
    files: { 'lib/net10.0/_._': '', 'build/empty.txt': 'x'.repeat(300_000) },
  },
];

describe.skipIf(skipped !== undefined)(`packages that we write ${skipped ?? ''}`, () => {
  let folder: string;
  let feed: string;
  let nuget: NuGet;

  beforeAll(async () => {
    folder = await temporaryFolder();
    feed = join(folder, 'project', 'feed');
    await mkdir(feed, { recursive: true });
    for (const written of PACKAGES) await writePackage(written, pathOf(written.id));
    nuget = await openNuGet();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function pathOf(id: string): string {
    return join(feed, `${id}.1.0.0.nupkg`);
  }

  it('are read by NuGet as they are by us, and each has one content hash', async () => {
    const questions = PACKAGES.flatMap(({ id }) =>
      ['nupkg-read', 'content-hash', 'nupkg-validate-entries'].map((op) => ({ op, path: pathOf(id) })),
    );
    const theirs = await nuget.ask(questions);
    const found: unknown[] = [];
    for (const [index, question] of questions.entries()) {
      const answer = theirs[index] ?? {};
      if (question.op === 'nupkg-validate-entries') expect(answer).toEqual({ ok: true, safe: true });
      else found.push(...compareAnswers(question, answer, await answerQuestion(question)));
    }
    expect(found).toEqual([]);
  });

  it('are restored, with the files and hashes that we say', async () => {
    const project = join(folder, 'project');
    await writeFile(join(project, 'NuGet.config'), NUGET_CONFIG);
    await writeFile(join(project, 'consumer.csproj'), projectFile(PACKAGES.map(({ id }) => id)));
    const packages = join(project, 'packages');
    const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: packages };
    await mustRun('dotnet', ['restore', '--force'], { cwd: project, env });
    for (const { id } of PACKAGES) {
      const installed = join(packages, id.toLowerCase(), '1.0.0');
      const nupkg = join(installed, `${id.toLowerCase()}.1.0.0.nupkg`);
      const note = await readFile(join(installed, '.nupkg.metadata'));
      const metadata = parseNupkgMetadata(note, id);
      expect(metadata.contentHash).toBe(await withFileSource(pathOf(id), contentHash));
      expect(Buffer.from(formatNupkgMetadata(metadata)).toString()).toBe(note.toString());
      expect(await readFile(`${nupkg}.sha512`, 'utf8')).toBe(await withFileSource(nupkg, packageSha512));
      const { recorded } = await inspectPackageAt(nupkg, { depth: 'content' });
      expect(recorded?.map(({ matches }) => matches)).toEqual([true, true]);
      const files = await withPackageFile(nupkg, async (pkg) => pkg.files.map(({ path }) => path));
      expect(await filesBelow(installed)).toEqual(expect.arrayContaining(files));
    }
    console.log(`NuGet: ${String(PACKAGES.length)} packages of ours restored, read back and hashed alike`);
  });

  it('are unsigned to dotnet nuget verify, which believes a signed one until a byte of it changes', async () => {
    const tampered = join(folder, 'tampered.nupkg');
    const bytes = await readFile(SIGNED);
    const offset = await withPackageFile(SIGNED, async ({ files: [first] }) => first?.dataOffset ?? 0);
    bytes[offset + 20] = (bytes[offset + 20] ?? 0) ^ 0xff;
    await writeFile(tampered, bytes);
    const verify = async (path: string): Promise<readonly [number | null, string | undefined]> => {
      const { code, stdout, stderr } = await runProgram('dotnet', ['nuget', 'verify', path], {
        env: DOTNET_ENVIRONMENT,
      });
      return [code, /NU3\d{3}/.exec(`${stdout}${stderr}`)?.[0]];
    };
    expect(await verify(pathOf('Plain'))).toEqual([1, 'NU3004']);
    expect((await verify(SIGNED))[0]).toBe(0);
    expect(await verify(tampered)).toEqual([1, 'NU3008']);
    await expect(inspectPackageAt(tampered, { depth: 'content' })).rejects.toThrow();
  });
});

async function writePackage({ id, metadata, files }: Written, path: string): Promise<void> {
  const nuspec = Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
     <id>${id}</id><version>1.0.0</version><authors>Nuspine</authors><description>Made by a test.</description>${metadata}
     </metadata></package>`,
  );
  const payload = Object.entries(files).map(([name, content]) => ({ path: name, content: Buffer.from(content) }));
  const entries = packageEntries({ nuspecPath: `${id}.nuspec`, nuspec, files: payload });
  await writeFileAtomically(path, (sink) => writeArchive(entries, sink));
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  return readdir(folder, { recursive: true });
}

const NUGET_CONFIG = `<configuration>
  <packageSources><clear /><add key="feed" value="feed" /></packageSources>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
</configuration>
`;

function projectFile(ids: readonly string[]): string {
  const references = ids.map((id) => `<PackageReference Include="${id}" Version="[1.0.0]" />`);
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>${references.join('')}</ItemGroup>
</Project>
`;
}
