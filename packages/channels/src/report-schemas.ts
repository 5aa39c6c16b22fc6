import Type, { type TObject, type TProperties, type TSchema } from 'typebox';
import { BuildSchema } from './channel-schemas.ts';

// The JSON Schemas of what the commands print. Sizes are in bytes, dates in UTC.

const closed = { additionalProperties: false };
const text = Type.String();
const count = Type.Integer({ minimum: 0 });
const digest = Type.String({ pattern: '^sha256:[0-9a-f]{64}$' });
const percent = Type.Integer({ minimum: 0, maximum: 100 });

const pointer = Type.Object(
  {
    name: text,
    build: text,
    version: text,
    since: text,
    sequence: count,
    percent: Type.Optional(percent),
    aliasOf: Type.Optional(text),
    until: Type.Optional(text),
  },
  closed,
);

const closure = Type.Object(
  { reason: text, date: text, successor: Type.Optional(text), until: Type.Optional(text) },
  closed,
);

const answer = Type.Object(
  {
    pointer: text,
    build: BuildSchema,
    named: text,
    rollout: Type.Optional(Type.Object({ client: text, bucket: count, percent, included: Type.Boolean() }, closed)),
  },
  closed,
);

const rolloutAnswer = Type.Object(
  {
    client: text,
    build: text,
    percent,
    bucket: count,
    included: Type.Boolean(),
    squirrel: Type.Optional(Type.Object({ percent, included: Type.Boolean() }, closed)),
  },
  closed,
);

/** What a change did to a channel. */
export const ChangeReportSchema: TSchema = document('change-report', 'What a change did to a channel', {
  channel: text,
  changed: Type.Boolean(),
  sequence: count,
  head: digest,
  done: Type.Array(text),
  pointers: Type.Array(pointer),
  client: Type.Optional(rolloutAnswer),
});

/** What the pointers of a channel name. */
export const ChannelViewSchema: TSchema = document('channel-view', 'What the pointers of a channel name', {
  channel: text,
  sequence: count,
  head: digest,
  date: text,
  builds: count,
  pointers: Type.Array(pointer),
  closed: Type.Optional(closure),
  movedFrom: Type.Optional(text),
  answer: Type.Optional(answer),
});

/** A statement about a build, and where it was put. */
export const AttestationSchema: TSchema = document('attestation', 'A statement about a build, and where it was put', {
  build: text,
  out: text,
  digest,
});

/** Who did what to a channel, when and why. */
export const ChannelHistorySchema: TSchema = document('channel-history', 'Who did what to a channel, when and why', {
  channel: text,
  lines: Type.Array(
    Type.Object(
      {
        sequence: count,
        date: text,
        by: text,
        type: text,
        text,
        pointer: Type.Optional(text),
        build: Type.Optional(text),
        reason: Type.Optional(text),
      },
      closed,
    ),
  ),
});

/** Whether a channel is what its log says. */
export const ChannelReportSchema: TSchema = document('channel-report', 'Whether a channel is what its log says', {
  ok: Type.Boolean(),
  channel: text,
  entries: count,
  builds: count,
  head: digest,
  problems: Type.Array(Type.Object({ code: text, path: text, message: text }, closed)),
});

function document(name: string, title: string, properties: TProperties): TObject {
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return Type.Object(properties, { $schema, $id: `urn:nuspine:schema:${name}`, title, ...closed });
}
