import Type, { type TSchema } from 'typebox';
import { documentOptions } from '../document-schema.ts';
import type { Finding } from '../finding.ts';
import { findingSchema } from '../offline-report.ts';

/** What a layout has beside what the repository needs. */
export interface ClosureReport {
  /** No finding is an error: for `missing`, that the layout has all; for `prune`, that it has nothing else. */
  readonly ok: boolean;
  readonly checked: { readonly projects: number; readonly wanted: number; readonly held: number };
  /** Packages that were fetched or deleted, as files of the feed. */
  readonly changed: readonly string[];
  readonly findings: readonly Finding[];
}

const count = Type.Integer({ minimum: 0 });

/** The JSON Schema of what `nuspine offline missing --json` and `offline prune --json` print. */
export const ClosureReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean(),
    checked: Type.Object({ projects: count, wanted: count, held: count }),
    changed: Type.Array(Type.String()),
    findings: Type.Array(findingSchema),
  },
  documentOptions('closure-report', 'What an offline layout lacks, or holds for nobody'),
);
