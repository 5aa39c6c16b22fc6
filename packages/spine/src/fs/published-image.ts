import {
  type Digest,
  digestBytes,
  MAX_OCI_MANIFEST,
  parseRegistryReference,
  PrimitivesError,
  printableUrl,
} from '@nuspine/primitives';
import { documentReader } from '@nuspine/primitives/json';
import {
  openRegistry,
  readBody,
  readRegistryBlob,
  readRegistryManifest,
  type RegistrySession,
  type RegistrySessionOptions,
} from '@nuspine/primitives/registry';
import Type from 'typebox';
import { SpineError } from '../errors.ts';
import {
  IMAGE_MEDIA_TYPES,
  type ImageManifest,
  parseImageConfiguration,
  parseImageManifest,
  VERSION_LABEL,
} from '../oci-image.ts';

/** What a registry says of one version of an image. */
export interface PublishedImage {
  /** Of what the tag stands for. Undefined when the registry has no such tag. */
  readonly digest?: Digest;
  /** Tags that the registry has instead: the last fifty of its list. */
  readonly tags: readonly string[];
  /** Labels `org.opencontainers.image.version`, one for each platform that has one. */
  readonly labels: readonly { readonly platform?: string; readonly label: string }[];
}

const MAX_TAGS = 50;
/** What a builder adds to an index that is no image: its name for the platform (BuildKit, attestation storage). */
const NO_PLATFORM = 'unknown/unknown';
const readTags = documentReader(Type.Object({ tags: Type.Union([Type.Null(), Type.Array(Type.String())]) }));

/**
 * Asks a registry for a tag of an image (OCI distribution specification 1.1), with all that it stands for compared with its
 * digests. `image` is `host/repository`, as in a Compose file. Throws `REGISTRY_REFERENCE_INVALID`, `REGISTRY_DENIED`,
 * `REGISTRY_UNREACHABLE`, `REGISTRY_ANSWER_INVALID`, `SPINE_ARTIFACT_INVALID` and, with `OFFLINE=1`, `HTTP_OFFLINE`.
 */
export async function readPublishedImage(
  image: string,
  version: string,
  options: RegistrySessionOptions,
): Promise<PublishedImage> {
  const reference = parseRegistryReference(`${image}:${version}`);
  const session = openRegistry(reference, options);
  try {
    const bytes = await readRegistryManifest(session, { name: version, accept: IMAGE_MEDIA_TYPES });
    const manifest = parseImageManifest(bytes, `${image}:${version}`);
    return { digest: digestBytes(bytes), tags: [], labels: await labelsOf(session, manifest, image) };
  } catch (error) {
    if (!(error instanceof PrimitivesError && error.code === 'REGISTRY_NOT_FOUND')) throw error;
    return { tags: await tagsOf(session), labels: [] };
  }
}

async function labelsOf(
  session: RegistrySession,
  { config, images }: ImageManifest,
  image: string,
  platform?: string,
): Promise<PublishedImage['labels']> {
  if (config !== undefined) {
    const bytes = await readRegistryBlob(session, config, MAX_OCI_MANIFEST);
    const label = parseImageConfiguration(bytes, `${image}@${config}`).labels[VERSION_LABEL];
    return label === undefined ? [] : [{ ...(platform === undefined ? {} : { platform }), label }];
  }
  const labels = [];
  // One after the other: registries count requests, and an image has a handful of platforms.
  for (const { digest, platform: of } of images) {
    if (of === NO_PLATFORM) continue;
    const bytes = await readRegistryManifest(session, { name: digest, digest, accept: IMAGE_MEDIA_TYPES });
    const { config: itsConfig } = parseImageManifest(bytes, `${image}@${digest}`);
    // An index in an index is legal, and endless: one level is what builders write.
    if (itsConfig !== undefined)
      labels.push(...(await labelsOf(session, { config: itsConfig, images: [] }, image, of)));
  }
  return labels;
}

/** The tags of a repository, or none where there is no repository. A registry that does not say keeps its secret. */
async function tagsOf(session: RegistrySession): Promise<readonly string[]> {
  const answer = await session.ask({ method: 'GET', url: session.at('tags/list') });
  if (answer.status !== 200) {
    answer.body.destroy();
    return [];
  }
  const { tags } = readTags(await readBody(answer, MAX_OCI_MANIFEST), (_, cause) => {
    throw new SpineError('SPINE_ARTIFACT_INVALID', 'registry lists no tags', {
      path: printableUrl(answer.url),
      cause,
    });
  });
  return (tags ?? []).slice(-MAX_TAGS);
}
