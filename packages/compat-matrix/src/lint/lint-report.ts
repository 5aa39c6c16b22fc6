import Type, { type TSchema } from 'typebox';
import type { Position } from '../position.ts';

/** The lints (docs/formats/versions-toml.md §8). A number is never given to another lint. */
export const LINT_CODES = ['L001', 'L002', 'L003', 'L004', 'L005', 'L006', 'L007', 'L008'] as const;
export type LintCode = (typeof LINT_CODES)[number];

/** Something in the file that a person must act on. */
export interface LintFinding extends Position {
  readonly code: LintCode;
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /** The other place, where two disagree. */
  readonly related?: Position;
}

export interface LintReport {
  readonly ok: boolean;
  readonly form: 'published' | 'second';
  readonly rows: number;
  readonly bundles: number;
  /** In the order of the file. */
  readonly findings: readonly LintFinding[];
}

const closed = { additionalProperties: false };
const count = Type.Integer({ minimum: 0 });
const position = { line: count, column: count };

/** The schema of findings, for every document that has some. */
export const FINDINGS: TSchema = Type.Array(
  Type.Object(
    {
      code: Type.Enum([...LINT_CODES]),
      message: Type.String(),
      ...position,
      fix: Type.String(),
      related: Type.Optional(Type.Object(position, closed)),
    },
    closed,
  ),
);

/** The JSON Schema of what `matrix lint --json` prints. */
export const LintReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean(),
    form: Type.Enum(['published', 'second']),
    rows: count,
    bundles: count,
    findings: FINDINGS,
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:lint-report',
    title: 'What matrix lint found in a versions.toml',
    ...closed,
  },
);
