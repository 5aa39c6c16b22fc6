import Type, { type TSchema } from 'typebox';

/** A key that was made: its id, and where its public half was put. There is nothing secret in it. */
export interface TrustKeyReport {
  readonly id: string;
  readonly public: string;
}

/** The JSON Schema of the report of a key. */
export const TrustKeySchema: TSchema = Type.Object(
  { id: Type.String({ pattern: '^[0-9a-f]{64}$' }), public: Type.String() },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:trust-key',
    title: 'A key that was made',
    additionalProperties: false,
  },
);
