import Type, { type TSchema } from 'typebox';

/** What `gate verify-published` answers. */
export interface PublishedReport {
  /** True when the version is on the index and restores. */
  readonly ok: boolean;
  readonly id: string;
  readonly version: string;
  readonly source: string;
  /** What the last attempt found wrong. */
  readonly reason?: string;
  readonly attempts: number;
  readonly seconds: number;
}

export const PublishedReportSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean({ description: 'True when the version is on the index and restores.' }),
    id: Type.String(),
    version: Type.String(),
    source: Type.String(),
    reason: Type.Optional(Type.String({ description: 'What the last attempt found wrong.' })),
    attempts: Type.Integer({ minimum: 1 }),
    seconds: Type.Number({ minimum: 0 }),
  },
  { additionalProperties: false, title: 'Report of a package that was published' },
);
