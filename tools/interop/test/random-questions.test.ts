import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../src/answer-line.ts';
import type { Question } from '../src/answers/question.ts';
import { seededRandom } from '../src/random.ts';
import { frameworkQuestions, resolveQuestions, versionQuestions } from '../src/random-questions.ts';

async function answers(questions: Iterable<Question>): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const question of questions) texts.push(JSON.stringify(await answerQuestion(question)));
  return texts;
}

describe('versionQuestions', () => {
  it('asks about valid and invalid text', async () => {
    const text = (await answers(versionQuestions(seededRandom(1), 100))).join('\n');
    for (const part of ['"valid":true', '"valid":false', '"satisfies":true', '"satisfies":false', '"best":null']) {
      expect(text).toContain(part);
    }
  });
});

describe('frameworkQuestions', () => {
  it('asks about frameworks that fit and that do not', async () => {
    const text = (await answers(frameworkQuestions(seededRandom(1), 100))).join('\n');
    expect(text).not.toContain('"ok":false');
    for (const part of ['"compatible":true', '"compatible":false', '"nearest":null']) expect(text).toContain(part);
  });
});

describe('resolveQuestions', () => {
  it('asks about every kind of finding', async () => {
    const text = (await answers(resolveQuestions(seededRandom(1), 300))).join('\n');
    expect(text).not.toContain('"ok":false');
    for (const kind of ['unresolved', 'downgrades', 'conflicts', 'cycles']) {
      expect(text).toMatch(new RegExp(`"${kind}":\\[[^\\]]`));
    }
  });
});
