import Type, { type TSchema } from 'typebox';
import { document, TEXTS } from '../report-schema.ts';

/** Which documents were written, or would be. */
export interface RenderReport {
  /** Everything is what it is said to be now. */
  readonly ok: boolean;
  readonly checked: number;
  readonly changed: readonly string[];
}

/** The JSON Schema of what `matrix render --json` prints. */
export const RenderReportSchema: TSchema = document('render-report', 'Which documents show something else', {
  ok: Type.Boolean(),
  checked: Type.Integer({ minimum: 0 }),
  changed: TEXTS,
});
