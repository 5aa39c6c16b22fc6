import type { Digest } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import { type InspectedNuspec, InspectedNuspecSchema } from './inspected-nuspec.ts';

/** How far a package was read: the directory and the nuspec, or every entry against its size and CRC too. */
export type InspectionDepth = 'directory' | 'content';

/** The dependencies for one framework; without a framework, for any. */
export interface InspectedGroup {
  /** Short folder name. */
  readonly framework?: string;
  readonly dependencies: readonly {
    readonly id: string;
    /** Version range, normalized. */
    readonly range: string;
  }[];
}

/** One file of the payload. Sizes in bytes. */
export interface InspectedFile {
  readonly path: string;
  readonly size: number;
  readonly compressedSize: number;
  /** When its content was read. */
  readonly digest?: Digest;
}

/** A hash that NuGet wrote beside a package, and whether the package still has it. */
export interface RecordedHash {
  /** Name of the file it stands in. */
  readonly file: string;
  readonly hash: 'sha512' | 'contentHash';
  readonly matches: boolean;
}

/** What a package is and holds. */
export interface PackageInspection {
  readonly id: string;
  /** Normalized. */
  readonly version: string;
  readonly authors?: string;
  readonly description?: string;
  /** SPDX expression, file in the package or URL, as the nuspec has it. */
  readonly license?: string;
  /** Whether there is a signature; it is not checked. */
  readonly signed: boolean;
  /** Of the whole package, in bytes. */
  readonly size: number;
  /** Of the whole package. */
  readonly digest: Digest;
  /** As lock files have it; when the content was read. */
  readonly contentHash?: string;
  /** As `.nupkg.sha512` has it, of the whole package; when the content was read. */
  readonly sha512?: string;
  /** What the files beside the package say; when the content was read and there are any. */
  readonly recorded?: readonly RecordedHash[];
  readonly nuspec: InspectedNuspec;
  readonly dependencyGroups: readonly InspectedGroup[];
  /** The payload, in the order of the archive. */
  readonly files: readonly InspectedFile[];
  readonly depth: InspectionDepth;
}

const closed = { additionalProperties: false };
const text = Type.String();
const size = Type.Integer({ minimum: 0 });
const digest = Type.String({ pattern: '^sha256:[0-9a-f]{64}$' });
const sha512 = Type.String({ pattern: '^[A-Za-z0-9+/]{86}==$' });
const recorded = Type.Object(
  { file: text, hash: Type.Enum(['sha512', 'contentHash']), matches: Type.Boolean() },
  closed,
);
const dependency = Type.Object({ id: text, range: text }, closed);
const group = Type.Object({ framework: Type.Optional(text), dependencies: Type.Array(dependency) }, closed);
const file = Type.Object({ path: text, size, compressedSize: size, digest: Type.Optional(digest) }, closed);

/** The JSON Schema of an inspection. */
export const PackageInspectionSchema: TSchema = Type.Object(
  {
    id: text,
    version: text,
    authors: Type.Optional(text),
    description: Type.Optional(text),
    license: Type.Optional(text),
    signed: Type.Boolean(),
    size,
    digest,
    contentHash: Type.Optional(sha512),
    sha512: Type.Optional(sha512),
    recorded: Type.Optional(Type.Array(recorded)),
    nuspec: InspectedNuspecSchema,
    dependencyGroups: Type.Array(group),
    files: Type.Array(file),
    depth: Type.Enum(['directory', 'content']),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:package-inspection',
    title: 'What a package is and holds',
    ...closed,
  },
);
