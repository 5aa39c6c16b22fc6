import Type, { type TSchema } from 'typebox';

// The JSON Schemas of what `nuspine flow` prints.

const closed = { additionalProperties: false };
const text = Type.String();
const count = Type.Integer({ minimum: 0 });
const head = (name: string, title: string) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:nuspine:schema:${name}`,
  title,
  ...closed,
});

const decision = Type.Object(
  {
    path: text,
    id: text,
    from: text,
    to: Type.Optional(text),
    code: Type.Enum([
      'moved',
      'coherent',
      'up-to-date',
      'not-subscribed',
      'pinned',
      'waits',
      'downgrade',
      'range',
      'incoherent',
    ]),
    reason: text,
    subscription: Type.Optional(text),
    build: Type.Optional(text),
    edits: Type.Array(Type.Object({ start: count, end: count, from: text, to: text }, closed)),
  },
  closed,
);

/** What would move in a repository, what would not, and why. */
export const FlowPlanSchema: TSchema = Type.Object(
  {
    ok: Type.Boolean(),
    moves: count,
    decisions: Type.Array(decision),
    record: Type.Object({}, { additionalProperties: Type.Unknown() }),
  },
  head('flow-plan', 'What would move in a repository, what would not, and why'),
);

/** What was moved in a repository. */
export const FlowReportSchema: TSchema = Type.Object(
  {
    changed: Type.Boolean(),
    files: Type.Array(text),
    message: text,
    branch: Type.Optional(text),
    decisions: Type.Array(decision),
  },
  head('flow-report', 'What was moved in a repository'),
);

/** Which channels flow into which. */
export const FlowGraphSchema: TSchema = Type.Object(
  {
    nodes: Type.Array(text),
    edges: Type.Array(
      Type.Object({ from: text, to: text, packages: Type.Array(text), stale: Type.Array(text) }, closed),
    ),
    cycles: Type.Array(Type.Array(text)),
  },
  head('flow-graph', 'Which channels flow into which'),
);

/** What a repository follows. */
export const SubscribeReportSchema: TSchema = Type.Object(
  {
    path: text,
    subscriptions: Type.Array(
      Type.Object(
        {
          id: text,
          channel: text,
          pointer: text,
          packages: Type.Array(text),
          frequency: text,
          batch: Type.Optional(text),
          allowDowngrade: Type.Boolean(),
        },
        closed,
      ),
    ),
  },
  head('subscribe-report', 'What a repository follows'),
);
