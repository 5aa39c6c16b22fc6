import { readFileSync } from 'node:fs';

/** A question that NuGet answers itself: see fixtures/nuget-client/ORIGIN.md. */
export interface NuGetClientCase<In, Expected> {
  readonly in: In;
  readonly expect: Partial<Expected>;
  /** The test of NuGet.Client that the input is from. */
  readonly from: string;
}

const CASES: Record<string, NuGetClientCase<never, never>[]> = JSON.parse(
  readFileSync(new URL('./fixtures/nuget-client/cases.json', import.meta.url), 'utf8'),
);

/** The cases of one kind. Throws for a kind without cases, so that no test passes for want of them. */
export function nuGetClientCases<In, Expected>(kind: string): NuGetClientCase<In, Expected>[] {
  const cases: NuGetClientCase<In, Expected>[] | undefined = CASES[kind];
  if (cases === undefined) throw new Error(`no cases of kind ${kind}`);
  return cases;
}
