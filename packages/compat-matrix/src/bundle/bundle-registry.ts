import { compareOrdinal, type Digest } from '@nuspine/primitives';
import semver from 'semver';
import Type, { type TSchema } from 'typebox';
import { jsonReader } from '../read-json.ts';
import { document } from '../report-schema.ts';
import { BUNDLE, type BundleDocument, DIGEST, SIZE } from './bundle-document.ts';

/** A bundle that a registry offers: its document, and where its archive is. */
export interface PublishedBundle extends Omit<BundleDocument, 'formatVersion'> {
  /** Path from the registry, with slashes. */
  readonly archive: string;
  readonly size: number;
  readonly digest: Digest;
}

/** `index.json` of a registry (docs/formats/release-bundle.md §5). */
export interface BundleRegistry {
  readonly formatVersion: 1;
  /** By name, then newest first. */
  readonly bundles: readonly PublishedBundle[];
}

/** A bundle as a registry lists it. */
export function publishedBundle(
  { formatVersion, ...document }: BundleDocument,
  place: Pick<PublishedBundle, 'archive' | 'size' | 'digest'>,
): PublishedBundle {
  if (formatVersion !== 1) throw new RangeError('there is one format of bundles');
  return { ...document, ...place };
}

export const REGISTRY_FILE = 'index.json';
export const EMPTY_REGISTRY: BundleRegistry = { formatVersion: 1, bundles: [] };

/** The JSON Schema of `index.json`. */
export const BundleRegistrySchema: TSchema = document('bundle-registry', 'The bundles that a folder or server offers', {
  formatVersion: Type.Literal(1),
  bundles: Type.Array(
    Type.Object(
      {
        ...BUNDLE,
        archive: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_./-]*$', maxLength: 1_000 }),
        size: SIZE,
        digest: DIGEST,
      },
      { additionalProperties: false },
    ),
    { maxItems: 100_000 },
  ),
});

/** Reads an `index.json`. Throws `MATRIX_BUNDLE_INVALID`. */
export const parseBundleRegistry: (text: string, path: string) => BundleRegistry = jsonReader<BundleRegistry>(
  BundleRegistrySchema,
  'MATRIX_BUNDLE_INVALID',
);

/** The registry with one more bundle. */
export function withBundle({ bundles }: BundleRegistry, bundle: PublishedBundle): BundleRegistry {
  const others = bundles.filter(({ name, version }) => name !== bundle.name || version !== bundle.version);
  const sorted = [...others, bundle].toSorted(
    (a, b) => compareOrdinal(a.name, b.name) || semver.rcompare(a.version, b.version),
  );
  return { formatVersion: 1, bundles: sorted };
}
