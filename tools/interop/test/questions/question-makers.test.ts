import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer-line.ts';
import type { Answer } from '../../src/answers/question.ts';
import { QUESTION_MAKERS } from '../../src/questions/question-makers.ts';
import { seededRandom } from '@nuspine/testkit';

const COUNT = 400;

describe('QUESTION_MAKERS', () => {
  it.each(Object.entries(QUESTION_MAKERS))('make questions of %s, many of which have a meaning', async (_, make) => {
    const random = seededRandom(1);
    const answers: Answer[] = [];
    for (let asked = 0; asked < COUNT; asked += 1) answers.push(await answerQuestion(make(random)));
    const meaningful = answers.filter((answer) => answer['ok'] === true && answer['valid'] !== false);
    expect(meaningful.length).toBeGreaterThan(COUNT / 4);
    // Few answers that are the same say that the questions differ.
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBeGreaterThanOrEqual(2);
  });

  it('make the same questions of the same seed', () => {
    for (const make of Object.values(QUESTION_MAKERS)) {
      expect(make(seededRandom(7))).toEqual(make(seededRandom(7)));
    }
  });
});
