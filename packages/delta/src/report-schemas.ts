import { FlattenReportSchema } from '@nuspine/nupkg-core';
import { DELTA_FORMAT_NAMES } from './formats/format-name.ts';
import Type, { type TObject, type TProperties, type TSchema } from 'typebox';

// The JSON Schemas of the reports, as schema/ publishes them. Sizes are in bytes.

const closed = { additionalProperties: false };
const text = Type.String();
const size = Type.Integer({ minimum: 0 });
const digest = Type.String({ pattern: '^sha256:[0-9a-f]{64}$' });
const sha1 = Type.String({ pattern: '^[0-9A-F]{40}$' });
const engine = Type.Enum(['portable', 'bsdiff-node', 'zstd']);
const format = Type.Enum([...DELTA_FORMAT_NAMES]);
const exactness = Type.Enum(['bytes', 'contents']);
const stamp = Type.Object({ id: text, version: text, size, digest }, closed);
const writtenFile = Type.Object({ name: text, size, digest, sha1 }, closed);

const deltaFile = Type.Object(
  {
    path: text,
    kind: Type.Enum(['unchanged', 'patched', 'replaced', 'added', 'deleted']),
    baseSize: Type.Optional(size),
    targetSize: Type.Optional(size),
    deltaSize: Type.Optional(size),
    engine: Type.Optional(engine),
  },
  closed,
);
const deltaReport = {
  format,
  exactness,
  base: stamp,
  target: stamp,
  output: writtenFile,
  files: Type.Array(deltaFile),
};

const appliedFile = Type.Object(
  {
    path: text,
    size,
    from: Type.Enum(['base', 'patch', 'delta']),
    verified: Type.Enum(['sha256', 'sha1', 'none']),
  },
  closed,
);

const noDelta = Type.Union([
  Type.Object({ reason: Type.Enum(['first-release', 'base-elsewhere']) }, closed),
  Type.Object({ reason: Type.Literal('format-cannot-say'), path: text, message: text }, closed),
]);

// A problem has other operands for each kind: the two sides of what differs, or the error of what cannot be read.
const feedProblem = Type.Object(
  {
    kind: Type.Enum([
      'missing',
      'size-mismatch',
      'larger',
      'sha1-mismatch',
      'digest-mismatch',
      'format-mismatch',
      'unreadable',
      'duplicate-line',
      'identity-mismatch',
      'other-package',
      'base-missing',
      'target-mismatch',
      'ends-mismatch',
      'gap',
    ]),
    path: text,
    wanted: Type.Optional(Type.Union([text, size])),
    found: Type.Optional(Type.Union([text, size])),
    code: Type.Optional(text),
    message: Type.Optional(text),
  },
  closed,
);
const feedNote = Type.Object(
  { kind: Type.Enum(['unlisted', 'leftover', 'remote', 'base-undeclared', 'gap']), path: text },
  closed,
);

const listedRelease = Type.Object(
  {
    packageId: text,
    version: text,
    kind: Type.Enum(['full', 'delta']),
    indexes: Type.Array(text),
    fileName: text,
    size,
    sha1,
    baseUrl: Type.Optional(text),
    stagingPercentage: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
  },
  closed,
);

/** How a delta package was made. */
export const DeltaReportSchema: TSchema = document('delta-report', 'How a delta package was made', deltaReport);

/** How a full package was rebuilt. */
export const ApplyReportSchema: TSchema = document('apply-report', 'How a full package was rebuilt', {
  exactness,
  base: stamp,
  target: Type.Object({ id: text, version: text, digest: Type.Optional(digest) }, closed),
  output: writtenFile,
  files: Type.Array(appliedFile),
});

/** A patch between two files. */
export const DiffReportSchema: TSchema = document('diff-report', 'A patch between two files', {
  engine,
  baseSize: size,
  targetSize: size,
  patchSize: size,
});

/** A file made with a patch. */
export const PatchReportSchema: TSchema = document('patch-report', 'A file made with a patch', {
  baseSize: size,
  patchSize: size,
  targetSize: size,
  targetDigest: digest,
});

/** A release that was added to a feed folder. */
export const ReleasifyReportSchema: TSchema = document(
  'releasify-report',
  'A release that was added to a feed folder',
  {
    full: writtenFile,
    deltas: Type.Array(
      Type.Object(
        {
          format,
          index: text,
          delta: Type.Optional(writtenFile),
          deltaReport: Type.Optional(Type.Object(deltaReport, closed)),
          noDelta: Type.Optional(noDelta),
          changed: Type.Boolean(),
        },
        closed,
      ),
    ),
    changed: Type.Boolean(),
    flatten: FlattenReportSchema,
  },
);

/** Whether a feed folder holds what its index lists. */
export const FeedReportSchema: TSchema = document('feed-report', 'Whether a feed folder holds what its index lists', {
  ok: Type.Boolean(),
  checked: size,
  problems: Type.Array(feedProblem),
  notes: Type.Array(feedNote),
});

/** What the index of a feed lists. */
export const FeedListingSchema: TSchema = document('feed-listing', 'What the index of a feed lists', {
  releases: Type.Array(listedRelease),
});

function document(name: string, title: string, properties: TProperties): TObject {
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  return Type.Object(properties, { $schema, $id: `urn:nuspine:schema:${name}`, title, ...closed });
}
