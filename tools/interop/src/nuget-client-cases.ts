import { readFile } from 'node:fs/promises';
import type { Answer, Question } from './answers/question.ts';

/** A question that the tests of NuGet.Client ask, and what NuGet answers: see fixtures/nuget-client/ORIGIN.md. */
export interface NuGetClientCase {
  readonly question: Question;
  /** Those parts of the answer that the test looks at. */
  readonly expected: Answer;
  /** The file and the name of the test. */
  readonly from: string;
}

interface RecordedCase {
  readonly in: Question;
  readonly expect: Answer;
  readonly from: string;
}

const FIXTURES = new URL('../fixtures/nuget-client/', import.meta.url);

/** The cases of one file of the fixtures, in their order. */
export async function readNuGetClientCases(file: string): Promise<readonly NuGetClientCase[]> {
  const text = await readFile(new URL(`${file}.json`, FIXTURES), 'utf8');
  const cases: Readonly<Record<string, readonly RecordedCase[]>> = JSON.parse(text);
  return Object.entries(cases).flatMap(([op, recorded]) =>
    recorded.map((each) => ({ question: { op, ...each.in }, expected: { ok: true, ...each.expect }, from: each.from })),
  );
}
