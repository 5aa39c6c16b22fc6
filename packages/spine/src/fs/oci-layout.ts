import { join } from 'node:path';
import { type Digest, digestSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { SpineError } from '../errors.ts';
import { parseImageConfiguration, parseImageIndex, parseImageManifest, VERSION_LABEL } from '../oci-image.ts';

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
const MAX_DOCUMENT = 4 * 2 ** 20;

/**
 * Looks a version up in an image layout. The name of an image may be the tag alone or end in `:tag`; blobs are compared with
 * their digests. Throws `SPINE_ARTIFACT_INVALID` and `SOURCE_READ_FAILED`.
 */
export async function readOciLayout(folder: string, version: string): Promise<LaidOutImage> {
  const index = join(folder, 'index.json');
  const images = parseImageIndex(await readDocument(index), index);
  const references = images.flatMap(({ annotations }) => annotations[REFERENCE] ?? []);
  const named = images.find(({ annotations }) => isVersion(annotations[REFERENCE], version));
  if (named === undefined) return { references };
  const { digest } = named;
  const { config } = parseImageManifest(...(await readBlob(folder, digest)));
  if (config === undefined) return { references, digest };
  const { labels, entrypoint } = parseImageConfiguration(...(await readBlob(folder, config)));
  const label = labels[VERSION_LABEL];
  return { references, digest, labels, entrypoint, ...(label === undefined ? {} : { label }) };
}

function isVersion(reference: string | undefined, version: string): boolean {
  return reference === version || reference?.endsWith(`:${version}`) === true;
}

/** The bytes of a blob, and its path. */
async function readBlob(folder: string, digest: Digest): Promise<readonly [Uint8Array, string]> {
  const path = join(folder, 'blobs', ...digest.split(':'));
  const found = await withFileSource(path, digestSource);
  if (found === digest) return [await readDocument(path), path];
  throw new SpineError('SPINE_ARTIFACT_INVALID', 'blob has another digest than its name', {
    path,
    wanted: digest,
    found,
  });
}

function readDocument(path: string): Promise<Uint8Array> {
  return withFileSource(path, (source) => source.read(0, Math.min(source.size, MAX_DOCUMENT)));
}
