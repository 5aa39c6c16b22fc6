import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../src/answer-line.ts';
import type { Question } from '../src/answers/question.ts';
import { compareAnswers } from '../src/compare-answers.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { DOTNET_ENVIRONMENT, type NuGet, NUGET_PROGRAMS, openNuGet } from '../src/nuget.ts';
import { seededRandom } from '@nuspine/testkit';
import { resolveQuestions } from '../src/random-questions.ts';
import { LOCAL_NUGETS, type ReleasePair, releasePair } from '../src/release-pair.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(NUGET_PROGRAMS);
const SEED = 20_260_101;

describe.skipIf(skipped !== undefined)(`NuGet ${skipped ?? ''}`, () => {
  let folder: string;
  let pair: ReleasePair;
  let nuget: NuGet;

  beforeAll(async () => {
    folder = await temporaryFolder();
    pair = await releasePair(folder);
    nuget = await openNuGet();
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Asks both sides and gives what they answer differently. */
  async function disagreements(what: string, questions: readonly Question[]): Promise<readonly unknown[]> {
    const theirs = await nuget.ask(questions);
    expect(theirs).toHaveLength(questions.length);
    const found: unknown[] = [];
    for (const [index, question] of questions.entries()) {
      found.push(...compareAnswers(question, theirs[index] ?? {}, await answerQuestion(question)));
    }
    console.log(`NuGet: ${what}: ${String(questions.length)} questions, ${String(found.length)} answered differently`);
    return found;
  }

  it('answers random questions about dependency trees as we do', async () => {
    const questions = [...resolveQuestions(seededRandom(SEED), 1000)];
    expect(await disagreements('dependency trees', questions)).toEqual([]);
  });

  it('reads real packages and our own as we do', async () => {
    const names = (await readdir(LOCAL_NUGETS)).filter((name) => name.endsWith('.nupkg'));
    const real = names.map((name) => join(LOCAL_NUGETS, name));
    const questions = [...real, pair.base, pair.target, pair.delta].flatMap((path) => [
      { op: 'nupkg-read', path },
      { op: 'nupkg-entries', path },
      { op: 'content-hash', path },
    ]);
    expect(await disagreements('packages', questions)).toEqual([]);
  });

  it('finds no unsafe entry in our packages', async () => {
    const questions = [pair.base, pair.target, pair.delta].map((path) => ({ op: 'nupkg-validate-entries', path }));
    for (const answer of await nuget.ask(questions)) expect(answer).toEqual({ ok: true, safe: true });
  });

  it('restores our full package from a folder feed, and a project builds with it', async () => {
    const project = join(folder, 'consumer');
    const feed = join(project, 'feed');
    await mkdir(feed, { recursive: true });
    const version = /-(\d[^-]*)-full/.exec(pair.target)?.[1] ?? '';
    // A flat folder feed finds packages by NuGet's own file name.
    await copyFile(pair.target, join(feed, `${pair.id}.${version}.nupkg`));
    await writeFile(join(project, 'NuGet.config'), NUGET_CONFIG);
    await writeFile(join(project, 'consumer.csproj'), projectFile(pair.id, version));
    const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: join(project, 'packages') };
    await mustRun('dotnet', ['restore', '--force'], { cwd: project, env });
    await mustRun('dotnet', ['build', '--no-restore', '-v', 'quiet', '-nologo'], { cwd: project, env });
    expect(await readdir(join(project, 'packages'))).toEqual([pair.id.toLowerCase()]);
  });
});

const NUGET_CONFIG = `<configuration>
  <packageSources><clear /><add key="feed" value="feed" /></packageSources>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
</configuration>
`;

function projectFile(id: string, version: string): string {
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="${id}" Version="[${version}]" /></ItemGroup>
</Project>
`;
}
