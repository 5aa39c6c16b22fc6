import { CodedError } from '@nuspine/primitives';
import { CONFIG_OPERATIONS } from './answers/config-answers.ts';
import { FRAMEWORK_OPERATIONS } from './answers/framework-answers.ts';
import { NUSPEC_OPERATIONS } from './answers/nuspec-answers.ts';
import { PACKAGE_OPERATIONS } from './answers/package-answers.ts';
import { type Answer, isQuestion, type Operation, type Question, textOf } from './answers/question.ts';
import { RANGE_OPERATIONS } from './answers/range-answers.ts';
import { RESOLVE_OPERATIONS } from './answers/resolve-answers.ts';
import { VERSION_OPERATIONS } from './answers/version-answers.ts';

const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...VERSION_OPERATIONS,
    ...RANGE_OPERATIONS,
    ...FRAMEWORK_OPERATIONS,
    ...NUSPEC_OPERATIONS,
    ...PACKAGE_OPERATIONS,
    ...RESOLVE_OPERATIONS,
    ...CONFIG_OPERATIONS,
  }),
);

/** Answers one line of JSON with our packages, in the words of the NuGet oracle. */
export async function answerLine(line: string): Promise<string> {
  const question = parseQuestion(line);
  const answer = isQuestion(question) ? await answerQuestion(question) : failure(new TypeError('not a JSON object'));
  return JSON.stringify(answer);
}

/** An answer is `ok` or says what was thrown; `id`, if the question has one, comes back. */
export async function answerQuestion(question: Question): Promise<Answer> {
  const identity = 'id' in question ? { id: question['id'] } : {};
  try {
    const name = textOf(question, 'op');
    const operation = OPERATIONS.get(name);
    if (operation === undefined) throw new TypeError(`unknown op: ${name}`);
    return { ...identity, ok: true, ...(await operation(question)) };
  } catch (error) {
    return { ...identity, ...failure(error) };
  }
}

function parseQuestion(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function failure(error: unknown): Answer {
  if (error instanceof CodedError) return { ok: false, error: error.name, code: error.code, message: error.message };
  if (error instanceof Error) return { ok: false, error: error.name, message: error.message };
  return { ok: false, error: 'unknown', message: String(error) };
}
