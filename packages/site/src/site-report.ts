import { compareOrdinal, type Digest, digestBytes } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import { errorsOf } from './pages/layouts-page.ts';
import { type Failure, isFailure, type SiteContent } from './site-content.ts';

/** The kinds of things that a site shows, a page for each. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

const SUBJECT_KINDS = ['feed', 'store', 'matrix', 'layout'] as const;

/** Something that a site shows. */
export interface Subject {
  readonly kind: SubjectKind;
  /** Relative to the folder that the site is about, with "/". */
  readonly place: string;
  /** What it holds: releases, channels, components, or packages, binaries and bundles. */
  readonly count: number;
  /** What is wrong with it; the page names each. */
  readonly problems: number;
}

/** A file of a site. */
export interface SiteFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
}

/** What `site build` answers. */
export interface SiteReport {
  readonly folder: string;
  /** Whether anything had to be written: equal sites are left alone. */
  readonly changed: boolean;
  readonly files: readonly SiteFile[];
  readonly subjects: readonly Subject[];
}

/** What a site is about, in the order of its pages. What cannot be read counts as a problem. */
export function subjectsOf({ feeds, stores, matrices, layouts }: SiteContent): readonly Subject[] {
  return [
    ...feeds.map((one) =>
      subject('feed', one, ({ listing, report }) => [
        new Set(listing.releases.map(({ packageId, version }) => `${packageId} ${version}`)).size,
        report.problems.length,
      ]),
    ),
    ...stores.map((one) =>
      subject('store', one, ({ channels }) => [
        channels.length,
        channels.reduce((sum, channel) => sum + (isFailure(channel) ? 1 : channel.report.problems.length), 0),
      ]),
    ),
    ...matrices.map((one) =>
      subject('matrix', one, ({ matrix, lint }) => [matrix.components.size, lint.findings.length]),
    ),
    ...layouts.map((one) =>
      subject('layout', one, ({ manifests: { packages, vendor, bundles }, report }) => [
        packages.packages.length + vendor.files.length + bundles.bundles.length,
        errorsOf(report.findings),
      ]),
    ),
  ];
}

function subject<T extends { readonly place: string }>(
  kind: SubjectKind,
  one: T | Failure,
  counts: (one: T) => readonly [count: number, problems: number],
): Subject {
  if (isFailure(one)) return { kind, place: one.place, count: 0, problems: 1 };
  const [count, problems] = counts(one);
  return { kind, place: one.place, count, problems };
}

/** The files of a site as a report lists them, by name. */
export function siteFiles(files: ReadonlyMap<string, Uint8Array>): readonly SiteFile[] {
  return [...files]
    .map(([path, bytes]) => ({ path, size: bytes.length, digest: digestBytes(bytes) }))
    .toSorted((a, b) => compareOrdinal(a.path, b.path));
}

const closed = { additionalProperties: false };
const count = Type.Integer({ minimum: 0 });

/** The JSON Schema of the files of a site. */
export const FILES: TSchema = Type.Array(
  Type.Object(
    {
      path: Type.String({ pattern: '^[a-z]+\\.html$' }),
      size: count,
      digest: Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }),
    },
    closed,
  ),
);

/** The JSON Schema of what `site build --json` prints. */
export const SiteReportSchema: TSchema = Type.Object(
  {
    folder: Type.String(),
    changed: Type.Boolean({ description: 'Whether anything had to be written.' }),
    files: FILES,
    subjects: Type.Array(
      Type.Object(
        {
          kind: Type.Enum([...SUBJECT_KINDS]),
          place: Type.String(),
          count: Type.Integer({ minimum: 0, description: 'Releases, channels, components, or entries of manifests.' }),
          problems: Type.Integer({ minimum: 0, description: 'What cannot be read counts as one.' }),
        },
        closed,
      ),
    ),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:site-report',
    title: 'What site build found and wrote',
    ...closed,
  },
);

/** What `site serve` answers before it serves. */
export interface SiteAddress {
  readonly url: string;
  readonly folder: string;
}

/** The JSON Schema of what `site serve --json` prints. */
export const SiteAddressSchema: TSchema = Type.Object(
  { url: Type.String(), folder: Type.String() },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:site-address',
    title: 'Where site serve serves a site',
    ...closed,
  },
);
