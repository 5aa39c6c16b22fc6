import Type, { type TSchema } from 'typebox';
import type { CellState } from '../cell.ts';
import type { Matrix, Pin } from '../matrix.ts';
import { closed, document, PINS, PROOF, STATE, TEXT, TEXTS } from '../report-schema.ts';
import type { Proof } from '../solve/proof.ts';
import { solveMatrix, type SolveOptions, type Wish } from '../solve/solve-matrix.ts';

/** Why a component of an answer is not newer. */
export interface HeldBack {
  readonly component: string;
  readonly version: string;
  /** The newest version that was asked for. */
  readonly newest: string;
  readonly because: readonly string[];
}

export type ExplainReport =
  | {
      readonly solved: true;
      readonly state: CellState;
      readonly set: readonly Pin[];
      readonly heldBack: readonly HeldBack[];
    }
  | { readonly solved: false; readonly proof: Proof };

/** Solves, and proves for each component that is not at its newest that with those before it it could not be. */
export function explainSet(
  matrix: Matrix,
  options: SolveOptions & { readonly wishes: readonly Wish[] },
): ExplainReport {
  const report = solveMatrix(matrix, options);
  if (!report.solved) return report;
  const heldBack = report.set.flatMap((pin, index) => heldBackAt(matrix, options, report.set, pin, index));
  return { ...report, heldBack };
}

function heldBackAt(
  matrix: Matrix,
  options: SolveOptions & { readonly wishes: readonly Wish[] },
  set: readonly Pin[],
  { component, version }: Pin,
  index: number,
): readonly HeldBack[] {
  const { range } = options.wishes[index] ?? {};
  const alone = solveMatrix(matrix, {
    ...options,
    wishes: [{ component, ...(range === undefined ? {} : { range }) }],
    locked: [],
  });
  const newest = alone.solved ? alone.set[0]?.version : undefined;
  if (newest === undefined || newest === version) return [];
  const wishes = options.wishes.map((wish, place): Wish => {
    if (place === index) return { component, range: `>${version} <=${newest}` };
    return place < index ? { component: wish.component, range: set[place]?.version ?? '' } : wish;
  });
  const better = solveMatrix(matrix, { ...options, wishes });
  const because = better.solved ? [`${component} ${version} is locked`] : better.proof.lines;
  return [{ component, version, newest, because }];
}

/** The JSON Schema of what `matrix explain --json` prints. */
export const ExplainReportSchema: TSchema = document('explain-report', 'Why the newest set is what it is', {
  solved: Type.Boolean(),
  state: Type.Optional(STATE),
  set: Type.Optional(PINS),
  heldBack: Type.Optional(Type.Array(closed({ component: TEXT, version: TEXT, newest: TEXT, because: TEXTS }))),
  proof: Type.Optional(PROOF),
});
