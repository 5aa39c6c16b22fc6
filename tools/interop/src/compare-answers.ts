import { isDeepStrictEqual } from 'node:util';
import { type Answer, isQuestion, type Question } from './answers/question.ts';

/** Where our answer is not NuGet's. */
export interface Disagreement {
  readonly question: Question;
  readonly key: string;
  readonly nuget: unknown;
  readonly ours: unknown;
}

/** Lists that have no order of their own. */
const UNORDERED: readonly string[] = ['unresolved', 'downgrades', 'conflicts', 'cycles'];
/** What an error is called and how it is worded is each side's own. */
const WORDING: readonly string[] = ['error', 'code', 'message'];

/** Every part of our answer that NuGet answers otherwise. Of errors only counts that both sides have one. */
export function compareAnswers(question: Question, nuget: Answer, ours: Answer): readonly Disagreement[] {
  if (nuget['ok'] !== ours['ok']) return [{ question, key: 'ok', nuget, ours }];
  return Object.keys(ours)
    .filter((key) => !WORDING.includes(key) && !isSame(key, nuget[key], ours[key]))
    .map((key) => ({ question, key, nuget: nuget[key], ours: ours[key] }));
}

function isSame(key: string, nuget: unknown, ours: unknown): boolean {
  if (UNORDERED.includes(key)) return isDeepStrictEqual(inOrder(nuget), inOrder(ours));
  if (isList(nuget) && isList(ours)) {
    return nuget.length === ours.length && ours.every((value, index) => isSame('', nuget[index], value));
  }
  if (!isQuestion(nuget) || !isQuestion(ours)) return isDeepStrictEqual(nuget, ours);
  return Object.keys(ours).every((inner) => isSame(inner, nuget[inner], ours[inner]));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function inOrder(list: unknown): readonly string[] {
  return isList(list) ? list.map((value) => JSON.stringify(value)).toSorted() : [];
}
