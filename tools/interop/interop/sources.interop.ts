import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { contentHash, type Resolution } from '@nuspine/nupkg-core';
import { openSources, resolveFiles } from '@nuspine/nupkg-core/fs';
import { bytesSource, digestBytes, parseNuGetVersion, sourceChunks } from '@nuspine/primitives';
import {
  type Fault,
  registrationFeed,
  seededRandom,
  type ServedPackage,
  temporaryFolder,
  v3Feed,
  withFaults,
  withHttpServer,
} from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerQuestion } from '../src/answer-line.ts';
import type { Question } from '../src/answers/question.ts';
import { compareAnswers, type Disagreement } from '../src/compare-answers.ts';
import { CORNER_ENVIRONMENT, writeConfigCorners } from '../src/config-corners.ts';
import { HIERARCHY_ENVIRONMENT, writeHierarchy, writeMachineConfig } from '../src/config-hierarchies.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { DOTNET_ENVIRONMENT, NUGET_PROGRAMS, openNuGet } from '../src/nuget.ts';
import { LOCAL_NUGETS } from '../src/release-pair.ts';
import { mustRun, runProgram } from '../src/run-program.ts';
import { servedPackages } from '../src/served-packages.ts';

const skipped = await reasonToSkip(NUGET_PROGRAMS);
const SEED = Number(process.env['NUSPINE_SEED'] ?? 20_260_101);
const HIERARCHIES = process.env['NUSPINE_DEEP'] === '1' ? 5000 : 400;

describe.skipIf(skipped !== undefined)(`NuGet's configuration ${skipped ?? ''}`, () => {
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true, force: true });
  });

  it('says of random hierarchies of NuGet.config files, and of odd files, what we say', async () => {
    const nuget = await openNuGet();
    const random = seededRandom(SEED);
    vi.stubEnv('HOME', join(folder, 'home'));
    vi.stubEnv('DOTNET_CLI_HOME', undefined);
    vi.stubEnv('NUGET_COMMON_APPLICATION_DATA', join(folder, 'machine'));
    await writeMachineConfig(join(folder, 'machine'));
    for (const [name, value] of Object.entries(HIERARCHY_ENVIRONMENT)) vi.stubEnv(name, value);
    const questions: Question[] = [];
    for (let count = 0; count < HIERARCHIES; count++) {
      const place = join(folder, 'hierarchies', String(count));
      await mkdir(place, { recursive: true });
      questions.push(await writeHierarchy(place, random));
    }
    for (const [name, value] of Object.entries(CORNER_ENVIRONMENT)) {
      vi.stubEnv(`NuGetPackageSourceCredentials_${name}`, value);
    }
    questions.push(...(await writeConfigCorners(join(folder, 'corners'))));
    const theirs = await nuget.ask(questions);
    expect(theirs).toHaveLength(questions.length);
    const found: Disagreement[] = [];
    for (const [index, question] of questions.entries()) {
      found.push(...compareAnswers(question, theirs[index] ?? {}, await answerQuestion(question)));
    }
    const refused = theirs.filter((answer) => answer['ok'] !== true).length;
    console.log(
      `NuGet: NuGet.config: ${String(HIERARCHIES)} hierarchies of seed ${String(SEED)}, ${String(questions.length - HIERARCHIES)} odd files, ${String(refused)} refused by NuGet, ${String(found.length)} read differently`,
    );
    expect(found.slice(0, 10)).toEqual([]);
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(HIERARCHIES / 2);
  });
});

const ROOT = { id: 'Microsoft.Extensions.Configuration.Json', version: '9.0.22' };
/** The three packages whose first answers go wrong, each in its own way. */
const FAULTS: Readonly<Record<string, readonly Fault[]>> = {
  '/microsoft.extensions.configuration.json.9.0.22.nupkg': ['cut'],
  '/microsoft.extensions.configuration.9.0.22.nupkg': ['503'],
  '/microsoft.extensions.configuration.abstractions.9.0.22.nupkg': ['wrong-length'],
};

describe.skipIf(skipped !== undefined)(`a V3 feed that NuGet and we use at once ${skipped ?? ''}`, () => {
  let folder: string;
  let packages: readonly ServedPackage[];

  beforeAll(async () => {
    folder = await temporaryFolder();
    packages = await servedPackages(LOCAL_NUGETS);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('gives both the same bytes, while three of its answers to us go wrong', async () => {
    const plain = v3Feed(packages);
    const faulty = withFaults(plain, FAULTS);
    const answer: RequestListener = (request, response) => {
      if (isOurs(request.headers['user-agent'])) faulty(request, response);
      else plain(request, response);
    };
    await withHttpServer(answer, async (server) => {
      const place = join(folder, 'same');
      await writeProject(place, `${server.url}/v3/index.json`);
      const [restored, ours] = await Promise.all([restore(place), resolveAndFetch(place)]);
      expect(restored.code, restored.stdout).toBe(0);
      expect(ours.packages.length).toBeGreaterThan(5);
      for (const { id, version, bytes } of ours.packages) {
        const name = `${id}.${version}.nupkg`;
        const installed = await readFile(join(place, 'packages', id, version, name));
        expect(digestBytes(bytes), name).toBe(digestBytes(installed));
        const served = packages.find((one) => one.id === id && one.version === version);
        expect(digestBytes(bytes), name).toBe(digestBytes(served?.nupkg ?? Buffer.alloc(0)));
      }
      const asked = server.requests.filter(({ headers }) => isOurs(headers['user-agent'])).map(({ url = '' }) => url);
      const again = Object.keys(FAULTS).map((path) => asked.filter((url) => url.endsWith(path)).length);
      expect(again).toEqual([2, 2, 2]);
      console.log(
        `V3 feed: ${String(ours.packages.length)} packages, ${String(server.requests.length)} requests, ${String(asked.length)} of them ours; ${String(again.length)} faults survived`,
      );
    });
  });

  it('gives both the same packages where it has registrations alone', async () => {
    await withHttpServer(registrationFeed(packages, [ROOT.id.toLowerCase()]), async (server) => {
      const place = join(folder, 'registered');
      await writeProject(place, `${server.url}/v3/index.json`);
      const { code, stdout } = await restore(place);
      expect(code, stdout).toBe(0);
      const ours = await resolveAndFetch(place);
      expect(ours.packages.length).toBeGreaterThan(5);
      expect(ours.packages.map(({ id }) => id).toSorted()).toEqual((await readdir(join(place, 'packages'))).toSorted());
    });
  });

  it('is one that restore gets over the same faults of', async () => {
    await withHttpServer(withFaults(v3Feed(packages), FAULTS), async (server) => {
      const place = join(folder, 'faults');
      await writeProject(place, `${server.url}/v3/index.json`);
      const { code, stdout } = await restore(place);
      expect(code, stdout).toBe(0);
      const asked = Object.keys(FAULTS).map(
        (path) => server.requests.filter(({ url = '' }) => url.endsWith(path)).length,
      );
      console.log(`V3 feed: restore, ${Object.values(FAULTS).flat().join(', ')}: asked ${asked.join(', ')} times`);
    });
  });

  it('leaves a global packages folder that is a source for us', async () => {
    await withHttpServer(v3Feed(packages), async (server) => {
      const place = join(folder, 'global');
      await writeProject(place, `${server.url}/v3/index.json`);
      await mustRun('dotnet', RESTORE, { cwd: place, env: environmentOf(place) });
      const options = { roots: [`${ROOT.id}@${ROOT.version}`], framework: 'net10.0' };
      const fromFolder = await resolveFiles({ ...options, sources: [join(place, 'packages')] });
      const fromFeed = await resolveAndFetch(place);
      expect(fromFolder.packages).toEqual(fromFeed.resolution.packages);
      for (const { id, version, bytes } of fromFeed.packages) {
        const metadata = await readFile(join(place, 'packages', id, version, '.nupkg.metadata'), 'utf8');
        expect(JSON.parse(metadata)).toMatchObject({ contentHash: await contentHash(bytesSource(bytes)) });
      }
    });
  });
});

describe.skipIf(skipped !== undefined)(`a folder that NuGet and we use at once ${skipped ?? ''}`, () => {
  it('gives both the same packages where it is made of links, and its path has backslashes', async () => {
    const place = await temporaryFolder();
    try {
      await mkdir(join(place, 'feed'));
      await symlink(LOCAL_NUGETS, join(place, 'feed', 'linked'), 'junction');
      await writeProject(place, '.\\feed\\');
      const { code, stdout } = await restore(place);
      expect(code, stdout).toBe(0);
      const { resolution } = await resolveAndFetch(place);
      const restored = await readdir(join(place, 'packages'));
      expect(resolution.packages.map(({ id }) => id.toLowerCase()).toSorted()).toEqual(restored.toSorted());
      expect(restored.length).toBeGreaterThan(5);
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  });
});

const RESTORE = ['restore', '--force', '--no-cache', '-v', 'quiet', '-nologo'];

function isOurs(agent: string | undefined): boolean {
  return agent === 'nuspine';
}

function environmentOf(place: string): Readonly<Record<string, string>> {
  return { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: join(place, 'packages') };
}

function restore(place: string): ReturnType<typeof runProgram> {
  return runProgram('dotnet', RESTORE, { cwd: place, env: environmentOf(place) });
}

async function writeProject(place: string, source: string): Promise<void> {
  await mkdir(place, { recursive: true });
  await writeFile(
    join(place, 'NuGet.config'),
    `<configuration>
  <packageSources><clear /><add key="v3" value="${source}" allowInsecureConnections="true" /></packageSources>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
</configuration>`,
  );
  await writeFile(
    join(place, 'consumer.csproj'),
    `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
    <RestoreEnablePackagePruning>false</RestoreEnablePackagePruning>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="${ROOT.id}" Version="${ROOT.version}" /></ItemGroup>
</Project>`,
  );
}

interface Fetched {
  readonly resolution: Resolution;
  readonly packages: readonly { readonly id: string; readonly version: string; readonly bytes: Uint8Array }[];
}

/** Resolves the same reference by the same NuGet.config, and opens every package of it. */
async function resolveAndFetch(place: string): Promise<Fetched> {
  const nuGet = { environment: {}, config: join(place, 'NuGet.config'), cache: join(place, 'cache') };
  const roots = [`${ROOT.id}@${ROOT.version}`];
  const resolution = await resolveFiles({ roots, sources: [], framework: 'net10.0', nuGet });
  const { feeds } = await openSources([], nuGet);
  const [feed] = feeds;
  if (feed === undefined) throw new Error('NuGet.config names no source');
  const packages = await Promise.all(
    resolution.packages.map(async ({ id, version }) => {
      const bytes = await feed.open({ id, version: parseNuGetVersion(version) }, ({ archive }) =>
        allOf(archive.source),
      );
      return { id: id.toLowerCase(), version: version.toLowerCase(), bytes };
    }),
  );
  return { resolution, packages };
}

async function allOf(source: Parameters<typeof sourceChunks>[0]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of sourceChunks(source)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
