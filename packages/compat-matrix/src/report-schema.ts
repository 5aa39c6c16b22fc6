import Type, { type TObject, type TSchema } from 'typebox';

/** An object that holds what is listed and nothing else. */
export function closed(properties: Readonly<Record<string, TSchema>>): TObject {
  return Type.Object({ ...properties }, { additionalProperties: false });
}

/** A document that a command prints: its schema has a name and a title. */
export function document(name: string, title: string, properties: Readonly<Record<string, TSchema>>): TSchema {
  return Type.Object(
    { ...properties },
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:nuspine:schema:${name}`,
      title,
      additionalProperties: false,
    },
  );
}

export const STATE: TSchema = Type.Enum(['tested', 'declared', 'unknown', 'incompatible']);
export const TEXT: TSchema = Type.String();
export const TEXTS: TSchema = Type.Array(Type.String());
export const PIN: TSchema = closed({ component: Type.String(), version: Type.String() });
export const PINS: TSchema = Type.Array(PIN);
/** A day as `2026-09-01`. */
export const DAY: TSchema = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const PROOF: TSchema = closed({
  lines: TEXTS,
  steps: Type.Array(
    closed({
      number: Type.Integer({ minimum: 1 }),
      terms: Type.Array(closed({ component: TEXT, versions: TEXTS })),
      text: TEXT,
      fact: Type.Optional(Type.Enum(['request', 'prerelease', 'row', 'unknown', 'untested', 'skew', 'run'])),
      from: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { minItems: 2, maxItems: 2 })),
    }),
  ),
});
