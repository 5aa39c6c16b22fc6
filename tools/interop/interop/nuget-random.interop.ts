import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../src/answer-line.ts';
import { compareAnswers, type Disagreement } from '../src/compare-answers.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { type NuGet, NUGET_PROGRAMS, openNuGet } from '../src/nuget.ts';
import { QUESTION_MAKERS, type QuestionMaker } from '../src/questions/question-makers.ts';
import { seededRandom } from '@nuspine/testkit';

const skipped = await reasonToSkip(NUGET_PROGRAMS);
/** Another seed asks other questions: `NUSPINE_SEED=1`. */
const SEED = Number(process.env['NUSPINE_SEED'] ?? 20_260_101);
const COUNT = process.env['NUSPINE_DEEP'] === '1' ? 20_000 : 1500;

describe.skipIf(skipped !== undefined)(`NuGet ${skipped ?? ''}`, () => {
  let nuget: NuGet;

  beforeAll(async () => {
    nuget = await openNuGet();
  });

  it.each(Object.entries(QUESTION_MAKERS))('answers random questions of %s as we do', async (name, make) => {
    const found = await disagreements(nuget, make);
    console.log(
      `NuGet: ${name}: ${String(COUNT)} questions of seed ${String(SEED)}, ${String(found.length)} answered differently`,
    );
    expect(found.slice(0, 20)).toEqual([]);
  });
});

async function disagreements(nuget: NuGet, make: QuestionMaker): Promise<readonly Disagreement[]> {
  const random = seededRandom(SEED);
  const questions = Array.from({ length: COUNT }, () => make(random));
  const theirs = await nuget.ask(questions);
  expect(theirs).toHaveLength(COUNT);
  const found: Disagreement[] = [];
  for (const [index, question] of questions.entries()) {
    found.push(...compareAnswers(question, theirs[index] ?? {}, await answerQuestion(question)));
  }
  return found;
}
