import type { Digest } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';

/**
 * Which files of a dependency come along. `runtime`: what `dotnet publish` puts beside the app. `squirrel`: the classic
 * recipe, its folder under `lib/`.
 */
export type Profile = (typeof PROFILES)[number];

/** What happens when packages bring different files for one place. */
export type ConflictPolicy = (typeof CONFLICT_POLICIES)[number];

/** How a licence is given. */
export type LicenseType = (typeof LICENSE_TYPES)[number];

const PROFILES = ['runtime', 'squirrel'] as const;
const CONFLICT_POLICIES = ['error', 'highest-assembly-version', 'app-wins'] as const;
const LICENSE_TYPES = ['expression', 'file', 'url'] as const;

/** A package whose files are in the output. */
export interface FlattenedPackage {
  readonly id: string;
  /** Normalized. */
  readonly version: string;
  /** Of the package file that it was read from. */
  readonly digest: Digest;
  /** SPDX expression, file in the package or URL, as the nuspec has it. */
  readonly license?: string;
  readonly licenseType?: LicenseType;
  readonly authors?: string;
  readonly copyright?: string;
  readonly projectUrl?: string;
  readonly repository?: { readonly url: string; readonly commit?: string };
  /** How many files in the output come from it. */
  readonly files: number;
  /** Their size together, uncompressed. */
  readonly bytes: number;
  /** The packages that it asks for itself, as "Id Version". */
  readonly dependsOn: readonly string[];
}

/** A file of the output and where it came from. */
export interface FlattenedFile {
  readonly path: string;
  readonly size: number;
  readonly digest: Digest;
  /** As "Id Version". */
  readonly package: string;
  readonly license?: string;
}

/** A file that several packages bring, with the same bytes. */
export interface MergedFile {
  readonly path: string;
  /** As "Id Version"; the first is the one it was taken from. */
  readonly packages: readonly string[];
  /** The paths of the others, where they are spelled otherwise and yet one file on some machine. */
  readonly otherPaths?: readonly string[];
}

/** A file that several packages bring with different bytes, and the one that the policy chose. */
export interface SettledConflict {
  readonly path: string;
  readonly kept: string;
  readonly dropped: readonly string[];
  /** As in `MergedFile`. */
  readonly otherPaths?: readonly string[];
}

/** A file of a package that the framework has as well, in the same version or a newer one. */
export interface LeftToFramework {
  /** Where it would be in the output. */
  readonly path: string;
  /** As "Id Version". */
  readonly package: string;
  /** The framework pack that has it. */
  readonly pack: string;
}

/** What a flattened package holds, and why. */
export interface FlattenReport {
  readonly package: { readonly id: string; readonly version: string };
  /** Short folder name, such as `net8.0`. */
  readonly framework: string;
  readonly rid?: string;
  readonly profile: Profile;
  readonly onConflict: ConflictPolicy;
  /** The app first, then its dependencies by id. */
  readonly packages: readonly FlattenedPackage[];
  /** The payload, sorted by path. */
  readonly files: readonly FlattenedFile[];
  readonly merged: readonly MergedFile[];
  readonly conflicts: readonly SettledConflict[];
  /**
   * The packs that said what the framework has, and what was left out for that. Absent where none was given: then it is
   * not known what the framework has, and files are kept that `dotnet publish` would leave out.
   */
  readonly frameworkFiles?: {
    readonly packs: readonly { readonly name: string; readonly digest: Digest }[];
    readonly left: readonly LeftToFramework[];
  };
  /** Whether the app was signed: its signature covers its own bytes only, so the output has none. */
  readonly signatureRemoved: boolean;
  /** Where the output holds its SBOM, if it does. */
  readonly sbom?: string;
  readonly output: {
    readonly name: string;
    readonly size: number;
    readonly digest: Digest;
    /** Upper-case hexadecimal digits, as a RELEASES index has it. */
    readonly sha1: string;
  };
}

/** What a report says without having hashed what went in, which takes a tenth of the time. A report has all of it. */
export interface FlattenSummary extends Omit<FlattenReport, 'packages' | 'files' | 'output'> {
  readonly packages: readonly Omit<FlattenedPackage, 'digest'>[];
  readonly files: readonly Omit<FlattenedFile, 'digest'>[];
  readonly output: Omit<FlattenReport['output'], 'sha1'>;
}

const closed = { additionalProperties: false };
const text = Type.String();
const size = Type.Integer({ minimum: 0 });
const digest = Type.String({ pattern: '^sha256:[0-9a-f]{64}$' });
const license = Type.Optional(text);
const otherPaths = Type.Optional(Type.Array(text));

const flattenedPackage = Type.Object(
  {
    id: text,
    version: text,
    digest,
    license,
    licenseType: Type.Optional(Type.Enum(LICENSE_TYPES)),
    authors: Type.Optional(text),
    copyright: Type.Optional(text),
    projectUrl: Type.Optional(text),
    repository: Type.Optional(Type.Object({ url: text, commit: Type.Optional(text) }, closed)),
    files: size,
    bytes: size,
    dependsOn: Type.Array(text),
  },
  closed,
);

/** The JSON Schema of a flatten report. */
export const FlattenReportSchema: TSchema = Type.Object(
  {
    package: Type.Object({ id: text, version: text }, closed),
    framework: text,
    rid: Type.Optional(text),
    profile: Type.Enum(PROFILES),
    onConflict: Type.Enum(CONFLICT_POLICIES),
    packages: Type.Array(flattenedPackage),
    files: Type.Array(Type.Object({ path: text, size, digest, package: text, license }, closed)),
    merged: Type.Array(Type.Object({ path: text, packages: Type.Array(text), otherPaths }, closed)),
    conflicts: Type.Array(Type.Object({ path: text, kept: text, dropped: Type.Array(text), otherPaths }, closed)),
    frameworkFiles: Type.Optional(
      Type.Object(
        {
          packs: Type.Array(Type.Object({ name: text, digest }, closed)),
          left: Type.Array(Type.Object({ path: text, package: text, pack: text }, closed)),
        },
        closed,
      ),
    ),
    signatureRemoved: Type.Boolean(),
    sbom: Type.Optional(text),
    output: Type.Object({ name: text, size, digest, sha1: Type.String({ pattern: '^[0-9A-F]{40}$' }) }, closed),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:flatten-report',
    title: 'What a flattened package holds, and why',
    ...closed,
  },
);
