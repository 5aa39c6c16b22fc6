import type { Digest } from '@nuspine/primitives';
import { documentReader } from '@nuspine/primitives/json';
import Type, { type TSchema } from 'typebox';
import type { GateJobKind } from './gate-file.ts';

/** What came of a job: kept in a file, so that what was proven elsewhere or earlier counts. */
export interface Evidence {
  readonly formatVersion: 1;
  readonly job: string;
  readonly kind: GateJobKind;
  readonly passed: boolean;
  /** Why not. */
  readonly reason?: string;
  /** When it began, UTC, to the second. */
  readonly date: string;
  readonly seconds: number;
  /** Of the job as it is declared and of every file it depends on. */
  readonly inputs: Digest;
  readonly files: number;
  /** What was looked at, and what it was. */
  readonly facts: readonly Fact[];
}

/** `Acme.Core 1.2.0` was `sha256:…`; `tests` were 12. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

export const EvidenceSchema: TSchema = Type.Object(
  {
    formatVersion: Type.Literal(1),
    job: Type.String(),
    kind: Type.String(),
    passed: Type.Boolean(),
    reason: Type.Optional(Type.String({ description: 'Why not.' })),
    date: Type.String({ format: 'date-time', description: 'When it began, UTC.' }),
    seconds: Type.Number({ minimum: 0 }),
    inputs: Type.String({ description: 'Digest of the job as it is declared and of every file it depends on.' }),
    files: Type.Integer({ minimum: 0 }),
    facts: Type.Array(Type.Object({ name: Type.String(), value: Type.String() }, { additionalProperties: false })),
  },
  { additionalProperties: false, title: 'Evidence of one job of the gate' },
);

const readEvidence = documentReader<TSchema, Evidence>(EvidenceSchema);

/** Evidence as it is kept: equal evidence, equal bytes. */
export function formatEvidence(evidence: Evidence): string {
  return `${JSON.stringify(evidence, undefined, 2)}\n`;
}

/** Nothing for what is no evidence: a file that cannot be read proves as little as none. */
export function tryParseEvidence(text: string): Evidence | undefined {
  try {
    const evidence = readEvidence(text, () => {
      throw new SyntaxError('no evidence');
    });
    return Number.isNaN(Date.parse(evidence.date)) ? undefined : evidence;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
