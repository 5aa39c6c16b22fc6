import Type, { type TSchema } from 'typebox';
import type { TopRole } from './trust-plan.ts';

/** Who of a root's holders has signed the next one. */
export interface RootSigners {
  readonly threshold: number;
  /** Ids of keys whose signatures hold. */
  readonly signed: readonly string[];
  readonly missing: readonly string[];
}

/** What the next root changes, and who has signed it. */
export interface RootDraftReport {
  readonly version: number;
  readonly expires: string;
  /** The roles whose keys or thresholds change. */
  readonly changes: readonly {
    readonly role: TopRole;
    readonly threshold: number;
    readonly added: readonly string[];
    readonly removed: readonly string[];
  }[];
  /** The holders of the root that there is, and those of the next one: both must have signed. */
  readonly before: RootSigners;
  readonly after: RootSigners;
  /** Whether it can be published. */
  readonly complete: boolean;
}

const closed = { additionalProperties: false };
const whole = Type.Integer({ minimum: 1 });
const ids = Type.Array(Type.String({ pattern: '^[0-9a-f]{64}$' }));
const signers = Type.Object({ threshold: whole, signed: ids, missing: ids }, closed);

/** The JSON Schema of the report of a draft. */
export const RootDraftReportSchema: TSchema = Type.Object(
  {
    version: whole,
    expires: Type.String(),
    changes: Type.Array(Type.Object({ role: Type.String(), threshold: whole, added: ids, removed: ids }, closed)),
    before: signers,
    after: signers,
    complete: Type.Boolean(),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:root-draft-report',
    title: 'What the next root changes, and who has signed it',
    ...closed,
  },
);
