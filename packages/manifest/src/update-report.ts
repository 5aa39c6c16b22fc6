import Type, { type TSchema } from 'typebox';
import { documentOptions } from './document-schema.ts';
import { type Finding } from './finding.ts';
import { findingSchema } from './offline-report.ts';

/** What updating a layout did or, on a check, would do. */
export interface UpdateReport {
  /** Nothing changes, and nobody owes a word about a binary. */
  readonly ok: boolean;
  readonly changes: readonly DocumentChange[];
  readonly findings: readonly Finding[];
}

/** A document that is written anew. */
export interface DocumentChange {
  readonly path: string;
  /** Entries that come, go and change, by their name. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

const names = Type.Array(Type.String());

/** The JSON Schema of what `nuspine offline update --json` and `offline check --json` print. */
export const UpdateReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean(),
    changes: Type.Array(Type.Object({ path: Type.String(), added: names, removed: names, changed: names })),
    findings: Type.Array(findingSchema),
  },
  documentOptions('layout-update-report', 'What updating an offline layout changes'),
);

/** What differs between two lists of entries, by the name that `nameOf` gives. */
export function documentChange<T>(
  path: string,
  before: readonly T[],
  after: readonly T[],
  nameOf: (entry: T) => string,
): DocumentChange {
  const old = new Map(before.map((entry) => [nameOf(entry), JSON.stringify(entry)]));
  const names = new Set(after.map(nameOf));
  return {
    path,
    added: after.map(nameOf).filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !names.has(name)),
    changed: after
      .filter((entry) => (old.get(nameOf(entry)) ?? JSON.stringify(entry)) !== JSON.stringify(entry))
      .map(nameOf),
  };
}
