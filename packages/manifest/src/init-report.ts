import Type, { type TSchema } from 'typebox';
import { documentOptions } from './document-schema.ts';

/** The JSON Schema of what `nuspine offline init --json` prints. */
export const InitReportSchema: TSchema = Type.Object(
  { written: Type.Array(Type.String()), kept: Type.Array(Type.String()) },
  documentOptions('init-report', 'What setting an offline layout up wrote'),
);
