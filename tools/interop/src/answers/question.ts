/** One question about NuGet's rules: an operation and what it is about. oracles/nuget/README.md lists them. */
export type Question = Readonly<Record<string, unknown>>;
/** What the operation found. */
export type Answer = Readonly<Record<string, unknown>>;
/** Answers questions of one operation. */
export type Operation = (question: Question) => Answer | Promise<Answer>;

/** The text under `key`. Throws TypeError when the question has none. */
export function textOf(question: Question, key: string): string {
  const value = question[key];
  if (typeof value !== 'string') throw new TypeError(`question has no text "${key}"`);
  return value;
}

export function textsOf(question: Question, key: string): readonly string[] {
  const value = question[key] ?? [];
  if (!isList(value)) throw new TypeError(`question has no list "${key}"`);
  return value.map((_, index) => textOf({ value: value[index] }, 'value'));
}

export function isAskedFor(question: Question, key: string): boolean {
  return question[key] === true;
}

/** The questions within the question; none when it has no such list. */
export function partsOf(question: Question, key: string): readonly Question[] {
  const value = question[key] ?? [];
  if (!isList(value) || !value.every(isQuestion)) throw new TypeError(`question has no list of objects "${key}"`);
  return value;
}

export function isQuestion(value: unknown): value is Question {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
