import type { Digest } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import { jsonReader } from '../read-json.ts';
import { closed, DAY, document, TEXT, TEXTS } from '../report-schema.ts';

/** A component at a version, and the package that it is. */
export interface BundlePart {
  readonly component: string;
  readonly version: string;
  readonly kind: 'component' | 'extension';
  /** The id in the package. */
  readonly package: string;
  /** Name of its file: `contoso.core.3.2.1.nupkg`. */
  readonly file: string;
  readonly size: number;
  readonly digest: Digest;
}

/** `bundle.json`: what a bundle is, and how much is known of it (docs/formats/release-bundle.md §2). */
export interface BundleDocument {
  readonly formatVersion: 1;
  /** In `versions.toml`. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly metapackage: string;
  readonly state: 'tested' | 'declared' | 'unknown';
  readonly releaseDate?: string;
  readonly ltsUntil?: string;
  readonly parts: readonly BundlePart[];
  /** The newest run that passed with exactly these packages. */
  readonly proof?: { readonly date: string; readonly run: string; readonly upgradedFrom: readonly string[] };
}

export const DIGEST: TSchema = Type.String({ pattern: '^sha256:[0-9a-f]{64}$' });
export const SIZE: TSchema = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** Names become folders: nothing that a file system reads in its own way. */
export const NAME: TSchema = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$' });
export const VERSION: TSchema = Type.String({ pattern: '^\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?$', maxLength: 100 });

export const PART: TSchema = closed({
  component: NAME,
  version: VERSION,
  kind: Type.Enum(['component', 'extension']),
  package: NAME,
  file: NAME,
  size: SIZE,
  digest: DIGEST,
});

/** What `bundle.json` and each entry of `index.json` say. */
export const BUNDLE: Readonly<Record<string, TSchema>> = {
  id: NAME,
  name: NAME,
  version: VERSION,
  title: TEXT,
  metapackage: NAME,
  state: Type.Enum(['tested', 'declared', 'unknown']),
  releaseDate: Type.Optional(DAY),
  ltsUntil: Type.Optional(DAY),
  parts: Type.Array(PART, { minItems: 1, maxItems: 10_000 }),
  proof: Type.Optional(closed({ date: DAY, run: TEXT, upgradedFrom: TEXTS })),
};

/** The JSON Schema of `bundle.json`. */
export const BundleDocumentSchema: TSchema = document('bundle', 'A set of versions that is released together', {
  formatVersion: Type.Literal(1),
  ...BUNDLE,
});

/** Reads a `bundle.json`. Throws `MATRIX_BUNDLE_INVALID`. */
export const parseBundleDocument: (text: string, path: string) => BundleDocument = jsonReader<BundleDocument>(
  BundleDocumentSchema,
  'MATRIX_BUNDLE_INVALID',
);

/** `stable-3.2.0`: the name of its archive, its folders and its pages. */
export function releaseName({ name, version }: Pick<BundleDocument, 'name' | 'version'>): string {
  return `${name}-${version}`;
}
