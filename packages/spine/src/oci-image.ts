import { type Digest, parseDigest } from '@nuspine/primitives';
import { documentReader } from '@nuspine/primitives/json';
import Type, { type Static, type TSchema } from 'typebox';
import { SpineError } from './errors.ts';

/** Media types of what a tag can stand for: those of OCI (image-spec 1.1, media types), and Docker's older names for the same. */
export const IMAGE_MEDIA_TYPES: readonly string[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** Annotation and label with the version of what is in an image (image-spec 1.1, annotations). */
export const VERSION_LABEL = 'org.opencontainers.image.version';

const Descriptor = Type.Object({
  digest: Type.String(),
  annotations: Type.Optional(Type.Record(Type.String(), Type.String())),
  platform: Type.Optional(Type.Object({ os: Type.String(), architecture: Type.String() })),
});
const Index = Type.Object({ manifests: Type.Array(Descriptor) });
const Manifest = Type.Object({ config: Type.Optional(Descriptor), manifests: Type.Optional(Type.Array(Descriptor)) });
const Configuration = Type.Object({
  config: Type.Optional(
    Type.Object({
      Labels: Type.Optional(Type.Union([Type.Null(), Type.Record(Type.String(), Type.String())])),
      Entrypoint: Type.Optional(Type.Union([Type.Null(), Type.Array(Type.String())])),
    }),
  ),
});

/** What a list of images says of one. */
export interface ListedImage {
  readonly digest: Digest;
  readonly annotations: Readonly<Record<string, string>>;
  /** Such as `linux/amd64`. */
  readonly platform?: string;
}

/** A manifest: of one image, with its configuration, or of images for several platforms. */
export interface ImageManifest {
  readonly config?: Digest;
  readonly images: readonly ListedImage[];
}

/** What the configuration of an image says of how it runs. */
export interface ImageConfiguration {
  readonly labels: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
}

/** Reads the `index.json` of a layout. `path` names it in errors. Throws `SPINE_ARTIFACT_INVALID`. */
export function parseImageIndex(content: Uint8Array, path: string): readonly ListedImage[] {
  return read(Index, content, path).manifests.map((one) => listed(one, path));
}

/** Reads what a tag stands for. Throws `SPINE_ARTIFACT_INVALID`. */
export function parseImageManifest(content: Uint8Array, path: string): ImageManifest {
  const { config, manifests = [] } = read(Manifest, content, path);
  return {
    ...(config === undefined ? {} : { config: digestOf(config.digest, path) }),
    images: manifests.map((one) => listed(one, path)),
  };
}

/** Reads the configuration of an image. Throws `SPINE_ARTIFACT_INVALID`. */
export function parseImageConfiguration(content: Uint8Array, path: string): ImageConfiguration {
  const { config } = read(Configuration, content, path);
  return { labels: config?.Labels ?? {}, entrypoint: config?.Entrypoint ?? [] };
}

function listed({ digest, annotations = {}, platform }: Static<typeof Descriptor>, path: string): ListedImage {
  return {
    digest: digestOf(digest, path),
    annotations,
    ...(platform === undefined ? {} : { platform: `${platform.os}/${platform.architecture}` }),
  };
}

function digestOf(text: string, path: string): Digest {
  try {
    return parseDigest(text);
  } catch (cause) {
    throw new SpineError('SPINE_ARTIFACT_INVALID', 'image has a digest that is none', { path, found: text, cause });
  }
}

function read<Schema extends TSchema>(schema: Schema, content: Uint8Array, path: string): Static<Schema> {
  return documentReader(schema)(content, (faults, cause) => {
    const found = faults.map(({ pointer, message }) => `${pointer} ${message}`.trim());
    throw new SpineError('SPINE_ARTIFACT_INVALID', 'document is not what OCI images have there', {
      path,
      found,
      cause,
    });
  });
}
