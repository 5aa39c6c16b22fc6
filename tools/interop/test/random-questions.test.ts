import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../src/answer-line.ts';
import type { Question } from '../src/answers/question.ts';
import { seededRandom } from '@nuspine/testkit';
import { resolveQuestions } from '../src/random-questions.ts';

async function answers(questions: Iterable<Question>): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const question of questions) texts.push(JSON.stringify(await answerQuestion(question)));
  return texts;
}

describe('resolveQuestions', () => {
  it('asks about every kind of finding', async () => {
    const text = (await answers(resolveQuestions(seededRandom(1), 300))).join('\n');
    expect(text).not.toContain('"ok":false');
    for (const kind of ['unresolved', 'downgrades', 'conflicts', 'cycles']) {
      expect(text).toMatch(new RegExp(`"${kind}":\\[[^\\]]`));
    }
  });
});
