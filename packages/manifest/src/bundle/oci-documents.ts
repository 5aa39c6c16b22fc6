import { compareOrdinal, type Digest, digestBytes, MAX_OCI_MANIFEST } from '@nuspine/primitives';
import Type, { type Static } from 'typebox';
import { digest, size } from '../document-schema.ts';
import { ManifestError } from '../errors.ts';
import { documentReader } from '../read-document.ts';
import type { BundleBlob, BundleDocument } from './bundle-document.ts';
import { CONFIG_PATH } from '../offline-config.ts';
import { SBOM_NAME } from './layout-sbom.ts';

/** What lies in a layer, in the order in which layers stand. */
export type BlobGroup = 'manifest' | 'package' | 'vendor' | 'delta' | 'sbom';

/** Media types of ours and of the standards that we follow (docs/formats/offline-bundle.md, clause 5). */
export const MEDIA_TYPES = {
  artifact: 'application/vnd.nuspine.offline.bundle.v1',
  config: 'application/vnd.nuspine.offline.bundle.v1+json',
  imageManifest: 'application/vnd.oci.image.manifest.v1+json',
  imageIndex: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.nuspine.offline.manifest.v1+json',
  package: 'application/vnd.nuspine.offline.package.v1+zip',
  vendor: 'application/vnd.nuspine.offline.vendor.v1',
  delta: 'application/vnd.nuspine.offline.delta.v1',
  sbom: 'application/vnd.cyclonedx+json',
} as const;

const GROUPS: readonly BlobGroup[] = ['manifest', 'package', 'vendor', 'delta', 'sbom'];
const TITLE = 'org.opencontainers.image.title';
const REF_NAME = 'org.opencontainers.image.ref.name';

const annotations = Type.Optional(Type.Record(Type.String(), Type.String()));
const descriptor = Type.Object({ mediaType: Type.String(), digest, size, annotations });
const imageManifest = Type.Object({
  schemaVersion: Type.Literal(2),
  mediaType: Type.Literal(MEDIA_TYPES.imageManifest),
  artifactType: Type.Literal(MEDIA_TYPES.artifact),
  config: descriptor,
  layers: Type.Array(descriptor),
});
const imageIndex = Type.Object({
  schemaVersion: Type.Literal(2),
  manifests: Type.Array(Type.Intersect([descriptor, Type.Object({ artifactType: Type.Optional(Type.String()) })])),
});
const layoutMark = Type.Object({ imageLayoutVersion: Type.Literal('1.0.0') });

/** What a manifest says of bytes that lie elsewhere. */
export interface OciDescriptor extends BundleBlob {
  readonly mediaType: string;
}

/** A manifest of ours, once it is read. */
export interface OciManifest {
  readonly config: OciDescriptor;
  readonly layers: readonly OciDescriptor[];
}

/** What a blob is, and a name that people know it by. */
export interface NamedBlob {
  readonly group: BlobGroup;
  readonly title: string;
}

/** Which part of a bundle each of its blobs is, by the first name that it has. */
export function blobGroups(document: BundleDocument): ReadonlyMap<Digest, NamedBlob> {
  const groups = new Map<Digest, NamedBlob>();
  const set = (of: Digest, group: BlobGroup, title: string): void => {
    if (!groups.has(of)) groups.set(of, { group, title });
  };
  for (const { path, digest: of } of document.files) set(of, groupOfFile(path), path);
  for (const { patch, form } of document.deltas) set(patch, 'delta', `${patch.slice('sha256:'.length)}.${form}`);
  set(document.sbom, 'sbom', SBOM_NAME);
  return groups;
}

function groupOfFile(path: string): BlobGroup {
  if (path === CONFIG_PATH || path.endsWith('/manifest.json')) return 'manifest';
  return /\.s?nupkg$/i.test(path) ? 'package' : 'vendor';
}

/** The manifest of a bundle: its document as config, a layer for each blob. Equal bundles give equal bytes. */
export function formatOciManifest(
  documentBytes: Uint8Array,
  blobs: readonly BundleBlob[],
  groups: ReadonlyMap<Digest, NamedBlob>,
): Uint8Array {
  const layers = blobs
    .map(({ digest: of, size: bytes }) => ({
      of,
      bytes,
      ...(groups.get(of) ?? { group: 'vendor' as const, title: of }),
    }))
    .toSorted((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || compareOrdinal(a.of, b.of))
    .map(({ of, bytes, group, title }) => ({
      mediaType: MEDIA_TYPES[group],
      digest: of,
      size: bytes,
      annotations: { [TITLE]: title },
    }));
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MEDIA_TYPES.imageManifest,
      artifactType: MEDIA_TYPES.artifact,
      config: { mediaType: MEDIA_TYPES.config, digest: digestBytes(documentBytes), size: documentBytes.length },
      layers,
    }),
  );
  requireManifestSize(manifest.length, 'manifest of the bundle');
  return manifest;
}

/** `index.json` of an image layout with one bundle. */
export function formatOciIndex(manifest: Uint8Array, tag: string): Uint8Array {
  return Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MEDIA_TYPES.imageIndex,
      manifests: [
        {
          mediaType: MEDIA_TYPES.imageManifest,
          digest: digestBytes(manifest),
          size: manifest.length,
          artifactType: MEDIA_TYPES.artifact,
          annotations: { [REF_NAME]: tag },
        },
      ],
    }),
  );
}

const readManifest = documentReader(imageManifest, 'BUNDLE_INVALID');
const readIndex = documentReader(imageIndex, 'BUNDLE_INVALID');
const readMark = documentReader(layoutMark, 'BUNDLE_INVALID');

/** The mark of an image layout (image-layout.md, "oci-layout file"). Throws `BUNDLE_INVALID`. */
export function requireOciLayout(bytes: Uint8Array, path: string): void {
  readMark(bytes, path);
}

/** The one bundle of an image layout, or the one with a tag. Throws `BUNDLE_INVALID` where there is none, or more. */
export function parseOciIndex(bytes: Uint8Array, path: string, tag?: string): OciDescriptor {
  requireManifestSize(bytes.length, path);
  const { manifests } = readIndex(bytes, path);
  const found = manifests.filter(
    (one) => one.mediaType === MEDIA_TYPES.imageManifest && (tag === undefined || one.annotations?.[REF_NAME] === tag),
  );
  const [only, another] = found;
  if (only === undefined || another !== undefined) {
    throw new ManifestError('BUNDLE_INVALID', 'image layout has no one bundle of that name', {
      path,
      wanted: tag,
      found: manifests.map((one) => one.annotations?.[REF_NAME] ?? one.digest),
    });
  }
  return only;
}

/** Whether an image layout with this index holds at most one thing, and that is a bundle. */
export function isIndexOfOneBundle(bytes: Uint8Array): boolean {
  try {
    const { manifests } = readIndex(bytes, 'index.json');
    return manifests.length <= 1 && manifests.every((one) => one.artifactType === MEDIA_TYPES.artifact);
  } catch {
    return false;
  }
}

/** Reads the manifest of a bundle. Throws `BUNDLE_INVALID`, also for media types that are not ours. */
export function parseOciManifest(bytes: Uint8Array, path: string): OciManifest {
  requireManifestSize(bytes.length, path);
  const manifest: Static<typeof imageManifest> = readManifest(bytes, path);
  if (manifest.config.mediaType === MEDIA_TYPES.config) return manifest;
  throw new ManifestError('BUNDLE_INVALID', 'config is not the document of a bundle', {
    path,
    wanted: MEDIA_TYPES.config,
    found: manifest.config.mediaType,
  });
}

/** Compares the layers with what the document says that the bundle carries, media types included. */
export function requireLayers(
  { layers }: OciManifest,
  document: BundleDocument,
  groups: ReadonlyMap<Digest, NamedBlob>,
  path: string,
): void {
  const byDigest = new Map(layers.map((layer) => [layer.digest, layer]));
  for (const { digest: of, size: bytes } of document.blobs) {
    const layer = byDigest.get(of);
    if (layer === undefined)
      throw new ManifestError('BUNDLE_INCOMPLETE', 'manifest lacks a layer', { path, wanted: of });
    const wanted = { mediaType: MEDIA_TYPES[groups.get(of)?.group ?? 'vendor'], size: bytes };
    if (layer.size !== wanted.size || layer.mediaType !== wanted.mediaType) {
      const found = { mediaType: layer.mediaType, size: layer.size };
      throw new ManifestError('BUNDLE_INVALID', 'layer is not what the document says', { path, wanted, found });
    }
  }
  if (layers.length === document.blobs.length) return;
  throw new ManifestError('BUNDLE_INVALID', 'manifest has layers that belong to nothing', {
    path,
    wanted: document.blobs.length,
    found: layers.length,
  });
}

function requireManifestSize(found: number, path: string): void {
  if (found <= MAX_OCI_MANIFEST) return;
  throw new ManifestError('MANIFEST_LIMIT_EXCEEDED', 'registries take no manifest of this size; use a tarball', {
    path,
    found,
    max: MAX_OCI_MANIFEST,
  });
}
