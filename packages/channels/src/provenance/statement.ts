import { type Digest, digestBytes } from '@nuspine/primitives';
import Type from 'typebox';
import { formatCanonicalJson } from '../canonical-json.ts';
import { type DocumentFault, documentChecker, parseJson } from '@nuspine/primitives/json';
import { ChannelError } from '../errors.ts';
import { formatInstant } from '../instant.ts';
import type { Build } from '../operation.ts';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'https://slsa.dev/provenance/v1';
/** Media type of a statement in an envelope. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';
/** The subject that stands for the record of the build itself. */
export const RECORD_SUBJECT = 'build.json';

/** What an in-toto statement of SLSA provenance says, as far as it is looked at. */
export interface Statement {
  readonly subject: readonly { readonly name?: string; readonly digest: Readonly<Record<string, string>> }[];
  readonly predicateType: string;
  readonly predicate: {
    readonly buildDefinition: {
      readonly resolvedDependencies?: readonly { readonly digest?: Readonly<Record<string, string>> }[];
    };
  };
}

/** Who made a build, out of what. */
export interface BuilderFacts {
  /** Address of the builder, as `https://ci.example.test/pipelines/7`. */
  readonly builder: string;
  /** Address of the source. */
  readonly source?: string;
  readonly now: Date;
}

const digests = Type.Record(Type.String(), Type.String());
const statement = Type.Object({
  _type: Type.Literal(STATEMENT_TYPE),
  subject: Type.Array(Type.Object({ name: Type.Optional(Type.String()), digest: digests }), { minItems: 1 }),
  predicateType: Type.String(),
  predicate: Type.Object({
    buildDefinition: Type.Object({
      resolvedDependencies: Type.Optional(Type.Array(Type.Object({ digest: Type.Optional(digests) }))),
    }),
  }),
});
const checkStatement = documentChecker(statement);

/** The statement that a build was made from its commit: its files and its record are the subjects. */
export function buildStatement(build: Build, { builder, source, now }: BuilderFacts): Uint8Array {
  const files = build.artifacts.map(({ name, digest }) => ({ name, digest: { sha256: hexOf(digest) } }));
  const record = { name: RECORD_SUBJECT, digest: { sha256: hexOf(recordDigest(build)) } };
  const text = formatCanonicalJson({
    _type: STATEMENT_TYPE,
    subject: [...files, record],
    predicateType: PREDICATE_TYPE,
    predicate: {
      buildDefinition: {
        buildType: 'urn:nuspine:build:v1',
        externalParameters: { branch: build.branch, version: build.version },
        resolvedDependencies: [
          { ...(source === undefined ? {} : { uri: source }), digest: { gitCommit: build.commit } },
        ],
      },
      runDetails: { builder: { id: builder }, metadata: { invocationId: build.id, finishedOn: formatInstant(now) } },
    },
  });
  return Buffer.from(text, 'utf8');
}

/** Reads a statement. Throws `PROVENANCE_INVALID`, with every fault. */
export function parseStatement(bytes: Uint8Array, path: string): Statement {
  const refuse = (found: readonly DocumentFault[], cause?: unknown): never => {
    throw new ChannelError('PROVENANCE_INVALID', 'statement is no provenance of a build', { path, found, cause });
  };
  return checkStatement(parseJson(bytes, refuse), refuse);
}

/**
 * Requires that a statement is about this build: every file of it is a subject with its digest, the record is the one that
 * was attested, and the commit is among the sources. A build without files needs its record. Throws
 * `PROVENANCE_SUBJECT_MISMATCH` and `PROVENANCE_PREDICATE_MISMATCH`.
 */
export function requireStatement({ subject, predicateType, predicate }: Statement, build: Build, path: string): void {
  if (predicateType !== PREDICATE_TYPE) throw predicateMismatch('statement is no SLSA provenance', path, predicateType);
  const subjects = new Map(subject.map(({ name = '', digest }) => [name, digest['sha256']?.toLowerCase()] as const));
  for (const { name, digest } of build.artifacts) requireSubject(subjects, name, digest, path);
  if (build.artifacts.length === 0 || subjects.has(RECORD_SUBJECT)) {
    requireSubject(subjects, RECORD_SUBJECT, recordDigest(build), path);
  }
  const commits = (predicate.buildDefinition.resolvedDependencies ?? []).map(
    ({ digest }) => digest?.['gitCommit'] ?? '',
  );
  if (commits.includes(build.commit)) return;
  throw predicateMismatch(`statement is not about commit ${build.commit}`, path, commits.join(', '));
}

/** What is published of a build, but for when, and the statement itself. */
function recordDigest(build: Build): Digest {
  const record = Object.fromEntries(Object.entries(build).filter(([name]) => !['provenance', 'date'].includes(name)));
  return digestBytes(Buffer.from(formatCanonicalJson(record), 'utf8'));
}

function requireSubject(
  subjects: ReadonlyMap<string, string | undefined>,
  name: string,
  digest: Digest,
  path: string,
): void {
  const found = subjects.get(name);
  if (found === hexOf(digest)) return;
  const message = found === undefined ? `statement is not about ${name}` : `statement is about another ${name}`;
  throw new ChannelError('PROVENANCE_SUBJECT_MISMATCH', message, { path, wanted: digest, found });
}

function predicateMismatch(message: string, path: string, found: string): ChannelError {
  return new ChannelError('PROVENANCE_PREDICATE_MISMATCH', message, { path, found });
}

function hexOf(digest: Digest): string {
  return digest.slice('sha256:'.length);
}
