import { join } from 'node:path';
import { type Digest, digestSource, parseDigest } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { documentReader } from '@nuspine/primitives/json';
import Type, { type Static, type TSchema } from 'typebox';
import { SpineError } from '../errors.ts';

/** What an OCI image layout says of one version (OCI Image Format Specification 1.1, image-layout, annotations). */
export interface LaidOutImage {
  /** Names under which the layout has images. */
  readonly references: readonly string[];
  /** Of the manifest with the version's name. Undefined when there is none. */
  readonly digest?: Digest;
  /** Label `org.opencontainers.image.version` of its configuration. */
  readonly label?: string;
  /** All labels of its configuration. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly entrypoint?: readonly string[];
}

const REFERENCE = 'org.opencontainers.image.ref.name';
const VERSION_LABEL = 'org.opencontainers.image.version';
const MAX_DOCUMENT = 4 * 2 ** 20;

const Descriptor = Type.Object({
  digest: Type.String(),
  annotations: Type.Optional(Type.Record(Type.String(), Type.String())),
});
const Index = Type.Object({ manifests: Type.Array(Descriptor) });
const Manifest = Type.Object({ config: Type.Optional(Descriptor) });
const Configuration = Type.Object({
  config: Type.Optional(
    Type.Object({
      Labels: Type.Optional(Type.Union([Type.Null(), Type.Record(Type.String(), Type.String())])),
      Entrypoint: Type.Optional(Type.Union([Type.Null(), Type.Array(Type.String())])),
    }),
  ),
});

/**
 * Looks a version up in an image layout. The name of an image may be the tag alone or end in `:tag`; blobs are compared with
 * their digests. Throws `SPINE_ARTIFACT_INVALID` and `SOURCE_READ_FAILED`.
 */
export async function readOciLayout(folder: string, version: string): Promise<LaidOutImage> {
  const { manifests } = await readDocument(Index, join(folder, 'index.json'));
  const references = manifests.flatMap(({ annotations }) => annotations?.[REFERENCE] ?? []);
  const named = manifests.find(({ annotations }) => isVersion(annotations?.[REFERENCE], version));
  if (named === undefined) return { references };
  const digest = digestOf(named.digest, folder);
  const { config } = await readBlob(Manifest, folder, digest);
  if (config === undefined) return { references, digest };
  const { config: run } = await readBlob(Configuration, folder, digestOf(config.digest, folder));
  const label = run?.Labels?.[VERSION_LABEL];
  return {
    references,
    digest,
    labels: run?.Labels ?? {},
    entrypoint: run?.Entrypoint ?? [],
    ...(label === undefined ? {} : { label }),
  };
}

function isVersion(reference: string | undefined, version: string): boolean {
  return reference === version || reference?.endsWith(`:${version}`) === true;
}

function digestOf(text: string, path: string): Digest {
  try {
    return parseDigest(text);
  } catch (cause) {
    throw new SpineError('SPINE_ARTIFACT_INVALID', 'image layout has a digest that is none', {
      path,
      found: text,
      cause,
    });
  }
}

async function readBlob<Schema extends TSchema>(
  schema: Schema,
  folder: string,
  digest: Digest,
): Promise<Static<Schema>> {
  const path = join(folder, 'blobs', ...digest.split(':'));
  const found = await withFileSource(path, digestSource);
  if (found === digest) return readDocument(schema, path);
  throw new SpineError('SPINE_ARTIFACT_INVALID', 'blob has another digest than its name', {
    path,
    wanted: digest,
    found,
  });
}

async function readDocument<Schema extends TSchema>(schema: Schema, path: string): Promise<Static<Schema>> {
  const bytes = await withFileSource(path, (source) => source.read(0, Math.min(source.size, MAX_DOCUMENT)));
  return documentReader(schema)(bytes, (faults, cause) => {
    const found = faults.map(({ pointer, message }) => `${pointer} ${message}`.trim());
    throw new SpineError('SPINE_ARTIFACT_INVALID', 'file is not what an OCI image layout has there', {
      path,
      found,
      cause,
    });
  });
}
