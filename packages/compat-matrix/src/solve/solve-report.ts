import Type, { type TSchema } from 'typebox';
import { document, PINS, PROOF, STATE } from '../report-schema.ts';

/** The JSON Schema of what `matrix solve --json` prints; such a document is also a lock. */
export const SolveReportSchema: TSchema = document(
  'solve-report',
  'The newest set that fits, or the proof that none does',
  {
    solved: Type.Boolean(),
    state: Type.Optional(STATE),
    set: Type.Optional(PINS),
    proof: Type.Optional(PROOF),
  },
);
