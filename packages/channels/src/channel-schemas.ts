import type { Digest } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import type { Checkpoint } from './checkpoint.ts';
import { type DocumentFault, documentChecker } from '@nuspine/primitives/json';
import type { LogEntry } from './log-entry.ts';
import type { Build, Evidence } from './operation.ts';
import { POINTER_PATTERN } from './pointer-name.ts';

// The parts that the documents of a channel are made of. Texts go into files of lines, so none holds a control character.

const closed = { additionalProperties: false } as const;

const line = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: '^[^\\s\\u0000-\\u001f\\u007f]([^\\u0000-\\u001f\\u007f]*[^\\s\\u0000-\\u001f\\u007f])?$',
  });
const word = Type.String({ maxLength: 200, pattern: '^[^\\s\\u0000-\\u001f\\u007f]+$' });
const size = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const digest = Type.Unsafe<Digest>(Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }));
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$' });
const pointer = Type.String({ pattern: POINTER_PATTERN });
const channel = Type.String({ maxLength: 400, pattern: '^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){2,}$' });
const buildId = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._+-]{0,127}$' });
const fileName = Type.String({ maxLength: 255, pattern: '^[^\\s\\u0000-\\u001f\\u007f/\\\\:*?"<>|#%]+$' });

const artifact = Type.Object(
  {
    name: fileName,
    size,
    digest,
    sha1: Type.Optional(Type.String({ pattern: '^[0-9A-F]{40}$' })),
    baseUrl: Type.Optional(Type.String({ maxLength: 2000, pattern: '^https?://[^\\s#?]+/$' })),
    release: Type.Optional(Type.Object({ packageId: word, kind: Type.Enum(['full', 'delta']) }, closed)),
  },
  closed,
);

const build = Type.Object(
  {
    id: buildId,
    version: word,
    label: Type.Optional(line(200)),
    order: Type.Array(Type.Integer({ minimum: 0, maximum: 999_999_999_999_999 }), { minItems: 1, maxItems: 8 }),
    commit: word,
    branch: line(300),
    date,
    feed: Type.Optional(line(2000)),
    packages: Type.Array(Type.Object({ id: word, version: word }, closed)),
    dependencies: Type.Optional(Type.Array(Type.Object({ id: word, version: word }, closed))),
    artifacts: Type.Array(artifact),
    provenance: Type.Optional(digest),
  },
  closed,
);

const evidence = Type.Object(
  { gate: line(200), passed: Type.Boolean(), date, source: Type.Optional(line(4000)), digest: Type.Optional(digest) },
  closed,
);

const feeder = Type.Object({ channel, pointer, sequence: size, head: digest, since: date }, closed);

const policy = Type.Object(
  {
    from: Type.Optional(pointer),
    gates: Type.Array(line(200), { uniqueItems: true }),
    soakMinutes: size,
    feeder: Type.Optional(Type.Object({ channel, pointer }, closed)),
  },
  closed,
);

const reason = line(2000);

const operation = Type.Union([
  Type.Object({ type: Type.Literal('add-build'), build }, closed),
  Type.Object({ type: Type.Literal('set-pointer'), pointer, build: buildId }, closed),
  Type.Object(
    {
      type: Type.Literal('promote'),
      pointer,
      build: buildId,
      evidence: Type.Array(evidence),
      feeder: Type.Optional(feeder),
    },
    closed,
  ),
  Type.Object({ type: Type.Literal('roll-back'), pointer, build: buildId, reason }, closed),
  Type.Object({ type: Type.Literal('withdraw'), build: buildId, reason }, closed),
  Type.Object(
    {
      type: Type.Literal('rollout'),
      build: buildId,
      percent: Type.Integer({ minimum: 0, maximum: 100 }),
      reason: Type.Optional(reason),
    },
    closed,
  ),
  Type.Object({ type: Type.Literal('alias'), alias: pointer, pointer, until: date }, closed),
  Type.Object({ type: Type.Literal('set-policy'), pointer, policy }, closed),
  Type.Object(
    { type: Type.Literal('close'), reason, successor: Type.Optional(channel), until: Type.Optional(date) },
    closed,
  ),
]);

const entry = Type.Object(
  {
    formatVersion: Type.Literal(1),
    channel,
    sequence: Type.Integer({ minimum: 1, maximum: 99_999_999 }),
    previous: digest,
    date,
    by: line(200),
    operations: Type.Array(operation, { minItems: 1, maxItems: 1000 }),
  },
  head('log-entry', 'One entry of the log of a channel'),
);

const served = Type.Object(
  {
    name: pointer,
    build: buildId,
    version: word,
    since: date,
    sequence: size,
    percent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    aliasOf: Type.Optional(pointer),
    until: Type.Optional(date),
  },
  closed,
);

const offered = Type.Object(
  {
    id: buildId,
    sequence: size,
    entry: digest,
    percent: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  },
  closed,
);

const checkpoint = Type.Object(
  {
    formatVersion: Type.Literal(1),
    channel,
    sequence: Type.Integer({ minimum: 1, maximum: 99_999_999 }),
    head: digest,
    date,
    builds: size,
    pointers: Type.Array(served),
    offers: Type.Array(Type.Object({ pointer, builds: Type.Array(offered) }, closed)),
    closed: Type.Optional(
      Type.Object({ reason, date, successor: Type.Optional(channel), until: Type.Optional(date) }, closed),
    ),
  },
  head('channel', 'channel.json: what the pointers of a channel name'),
);

const buildDocument = Type.Object(build.properties, head('build', 'A build, as it is published to a channel'));
const evidenceDocument = Type.Array(evidence, head('evidence', 'Recorded results of gates'));

/** The JSON Schema of an entry of a log, as `schema/log-entry.schema.json` publishes it. */
export const LogEntrySchema: TSchema = entry;
/** The JSON Schema of `channel.json`. */
export const ChannelSchema: TSchema = checkpoint;
/** The JSON Schema of a build. */
export const BuildSchema: TSchema = buildDocument;
/** The JSON Schema of a file with evidence. */
export const EvidenceSchema: TSchema = evidenceDocument;

type Refuse = (faults: readonly DocumentFault[]) => never;

/** Checks a value against its schema; `refuse` gets every fault. */
export const checkLogEntry: (value: unknown, refuse: Refuse) => LogEntry = documentChecker(entry);
export const checkCheckpoint: (value: unknown, refuse: Refuse) => Checkpoint = documentChecker(checkpoint);
export const checkBuild: (value: unknown, refuse: Refuse) => Build = documentChecker(buildDocument);
export const checkEvidence: (value: unknown, refuse: Refuse) => readonly Evidence[] = documentChecker(evidenceDocument);

function head(
  name: string,
  title: string,
): { readonly $schema: string; readonly $id: string; readonly title: string; readonly additionalProperties: false } {
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return { $schema, $id: `urn:nuspine:schema:${name}`, title, ...closed };
}
