import { type Digest, digestBytes } from '@nuspine/primitives';
import { emptyRegistry, type RegistryBehaviour } from '@nuspine/testkit';

/** One image of a registry, for one platform. */
export interface SampleImage {
  readonly label?: string;
  /** As in an index: `linux/arm64`. */
  readonly platform?: string;
}

export interface SampleRegistry {
  readonly registry: RegistryBehaviour;
  /** Of what the tag stands for. */
  readonly digest: Digest;
}

/** A registry that has images under a tag: one alone as a manifest, several as an index, with what a builder adds to it. */
export function registryWith(tag: string, images: readonly SampleImage[]): SampleRegistry {
  const registry = emptyRegistry();
  const put = (document: unknown, name?: string): { digest: Digest; size: number } => {
    const bytes = Buffer.from(JSON.stringify(document));
    const digest = digestBytes(bytes);
    registry.manifests.set(digest, bytes);
    registry.blobs.set(digest, bytes);
    if (name !== undefined) registry.manifests.set(name, bytes);
    return { digest, size: bytes.length };
  };
  const manifestOf = ({ label }: SampleImage): unknown => {
    const labels = label === undefined ? null : { 'org.opencontainers.image.version': label };
    return { schemaVersion: 2, config: put({ config: { Labels: labels } }), layers: [] };
  };
  const [only] = images;
  if (images.length === 1 && only !== undefined) return { registry, digest: put(manifestOf(only), tag).digest };
  const listed = images.map((image) => ({ ...put(manifestOf(image)), platform: platformOf(image.platform ?? '') }));
  const attestation = { ...put({ schemaVersion: 2, layers: [] }), platform: platformOf('unknown/unknown') };
  return { registry, digest: put({ schemaVersion: 2, manifests: [...listed, attestation] }, tag).digest };
}

function platformOf(text: string): { os: string; architecture: string } {
  const [os = '', architecture = ''] = text.split('/');
  return { os, architecture };
}
