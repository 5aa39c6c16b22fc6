import Type, { type TSchema } from 'typebox';
import { DELTA_FORMAT_NAMES } from '../formats/format-name.ts';

const closed = { additionalProperties: false };
const size = Type.Integer({ minimum: 0 });
const parts = Type.Array(Type.Object({ part: Type.String(), bytes: size }, closed));

/** The JSON Schema of an explanation, as `schema/delta-explanation.schema.json` publishes it. Sizes are in bytes. */
export const DeltaExplanationSchema: TSchema = Type.Object(
  {
    format: Type.Enum([...DELTA_FORMAT_NAMES]),
    id: Type.String(),
    version: Type.String(),
    size,
    attribution: Type.Enum(['entries', 'bits', 'streams']),
    files: Type.Array(
      Type.Object(
        {
          path: Type.String(),
          kind: Type.Enum(['unchanged', 'patched', 'replaced', 'added', 'whole']),
          size: Type.Optional(size),
          bytes: size,
          parts,
        },
        closed,
      ),
    ),
    rest: parts,
    streams: Type.Optional(Type.Array(Type.Object({ stream: Type.String(), size, bytes: size }, closed))),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:delta-explanation',
    title: 'Where the bytes of a delta went',
    ...closed,
  },
);
