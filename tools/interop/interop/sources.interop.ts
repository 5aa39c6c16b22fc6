import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { seededRandom, temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerQuestion } from '../src/answer-line.ts';
import type { Question } from '../src/answers/question.ts';
import { compareAnswers, type Disagreement } from '../src/compare-answers.ts';
import { HIERARCHY_ENVIRONMENT, writeHierarchy } from '../src/config-hierarchies.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { NUGET_PROGRAMS, openNuGet } from '../src/nuget.ts';

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

  it('says of random hierarchies of NuGet.config files what we say', async () => {
    const nuget = await openNuGet(join(folder, 'oracle'));
    vi.stubEnv('HOME', join(folder, 'home'));
    vi.stubEnv('DOTNET_CLI_HOME', undefined);
    for (const [name, value] of Object.entries(HIERARCHY_ENVIRONMENT)) vi.stubEnv(name, value);
    const random = seededRandom(SEED);
    const questions: Question[] = [];
    for (let count = 0; count < HIERARCHIES; count++) {
      const place = join(folder, 'hierarchies', String(count));
      await mkdir(place, { recursive: true });
      questions.push(await writeHierarchy(place, random));
    }
    const theirs = await nuget.ask(questions);
    expect(theirs).toHaveLength(HIERARCHIES);
    const found: Disagreement[] = [];
    for (const [index, question] of questions.entries()) {
      found.push(...compareAnswers(question, theirs[index] ?? {}, await answerQuestion(question)));
    }
    const refused = theirs.filter((answer) => answer['ok'] !== true).length;
    console.log(
      `NuGet: NuGet.config: ${String(HIERARCHIES)} hierarchies of seed ${String(SEED)}, ${String(refused)} refused by NuGet, ${String(found.length)} read differently`,
    );
    expect(found.slice(0, 10)).toEqual([]);
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(HIERARCHIES / 2);
  });
});
