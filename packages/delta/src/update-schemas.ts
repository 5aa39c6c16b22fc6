import Type, { type TProperties, type TSchema } from 'typebox';
import { DELTA_FORMAT_NAMES } from './formats/format-name.ts';

// The JSON Schemas of plans and updates, as schema/ publishes them. Sizes are in bytes, times in seconds.

const closed = { additionalProperties: false };
const text = Type.String();
const size = Type.Integer({ minimum: 0 });
const seconds = Type.Optional(Type.Number({ minimum: 0 }));
const format = Type.Enum([...DELTA_FORMAT_NAMES]);
const reasons = Type.Array(Type.Object({ fileName: text, reason: text }, closed));

const step = Type.Object(
  {
    kind: Type.Enum(['full', 'delta']),
    format: Type.Optional(format),
    index: text,
    fileName: text,
    size,
    from: Type.Optional(text),
    isBaseAssumed: Type.Optional(Type.Boolean()),
    to: text,
  },
  closed,
);

const considered = Type.Object(
  {
    route: Type.Enum(['full', 'mixed', ...DELTA_FORMAT_NAMES]),
    files: Type.Array(text),
    bytes: Type.Optional(size),
    seconds,
    chosen: Type.Boolean(),
    reason: text,
  },
  closed,
);

const plan = {
  from: Type.Optional(text),
  to: text,
  upToDate: Type.Boolean(),
  steps: Type.Array(step),
  bytes: size,
  seconds,
  considered: Type.Array(considered),
  rejected: reasons,
  withheld: Type.Optional(
    Type.Array(Type.Object({ version: text, percentage: Type.Number({ minimum: 0, maximum: 100 }) }, closed)),
  ),
};

/** How a client gets to a version. */
export const UpdatePlanSchema: TSchema = document('update-plan', 'How a client gets to a version', plan);

/** What an update did. */
export const UpdateReportSchema: TSchema = document('update-report', 'What an update did', {
  changed: Type.Boolean(),
  from: text,
  to: text,
  output: Type.Optional(
    Type.Object(
      {
        name: text,
        size,
        digest: Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }),
        sha1: Type.String({ pattern: '^[0-9A-F]{40}$' }),
      },
      closed,
    ),
  ),
  exactness: Type.Optional(Type.Enum(['bytes', 'contents'])),
  plan: Type.Object(plan, closed),
  failures: reasons,
  received: size,
  resumed: size,
});

function document(name: string, title: string, properties: TProperties): TSchema {
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return Type.Object(properties, { $schema, $id: `urn:nuspine:schema:${name}`, title, ...closed });
}
