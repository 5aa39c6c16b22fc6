import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../src/answer-line.ts';
import { compareAnswers } from '../src/compare-answers.ts';
import { readNuGetClientCases } from '../src/nuget-client-cases.ts';

describe('readNuGetClientCases', () => {
  it.each([
    ['versions', 1172],
    ['version-ranges', 1810],
    ['frameworks', 1617],
    ['nuspecs', 80],
    ['packages', 126],
    // Where we answer otherwise on purpose: what is expected is our answer.
    ['different', 31],
  ])('has what NuGet answers about %s, and we answer all of it alike', async (file, count) => {
    const cases = await readNuGetClientCases(file);
    const found = [];
    for (const { question, expected, from } of cases) {
      const ours = await answerQuestion(question);
      // Asked this way round, every part that NuGet's test looks at must be in our answer.
      const differences = compareAnswers(question, ours, expected);
      found.push(...differences.map(({ key }) => ({ question, key, nuget: expected[key], ours: ours[key], from })));
    }
    console.log(`NuGet.Client: ${file}: ${String(cases.length)} cases, ${String(found.length)} answered differently`);
    expect(found).toEqual([]);
    expect(cases).toHaveLength(count);
  });
});
