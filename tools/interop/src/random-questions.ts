import type { Question } from './answers/question.ts';
import { pick, type Random, several } from '@nuspine/testkit';

/** Small dependency trees with all that goes wrong in large ones: cousins, downgrades, conflicts, cycles, gaps. */
export function* resolveQuestions(random: Random, count: number): Generator<Question> {
  for (let made = 0; made < count; made += 1) {
    const ids = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].slice(0, 3 + random(6));
    const packages = ids.flatMap((id) => {
      const versions = new Set(['1.0.0', ...several(random, 2, () => pick(random, ['1.1.0', '2.0.0', '3.0.0-beta']))]);
      return [...versions].map((v) => ({ id, version: v, groups: [{ tfm: 'any', deps: requests(random, ids, 3) }] }));
    });
    yield { op: 'resolve', framework: 'net8.0', root: [request(random, 'A'), ...requests(random, ids, 2)], packages };
  }
}

function requests(random: Random, ids: readonly string[], most: number): readonly Question[] {
  const chosen = new Set(several(random, most, () => ids[random(ids.length)] ?? 'A'));
  return [...chosen].map((id) => request(random, id));
}

function request(random: Random, id: string): Question {
  const ranges = [
    '1.0.0',
    '1.0.0',
    '1.1.0',
    '2.0.0',
    '[1.0.0]',
    '[1.0.0, 2.0.0)',
    '[1.1.0, )',
    '3.0.0-alpha',
    '9.0.0',
  ] as const;
  return { id, range: pick(random, ranges) };
}
