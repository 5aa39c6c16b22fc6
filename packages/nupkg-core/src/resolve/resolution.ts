import Type, { type TSchema } from 'typebox';
import { ASSET_FLAGS, type AssetFlag } from './asset-flags.ts';

/** A package that asks for another one. */
export interface PackageRequest {
  /** As "Id Version"; empty for the root. */
  readonly package: string;
  /** The version range it asks for, normalized. */
  readonly range: string;
  /** Whether the resolved version is the best match of this very range. */
  readonly decides: boolean;
}

export interface ResolvedPackage {
  readonly id: string;
  /** Normalized. */
  readonly version: string;
  /** Whether the root itself asks for it. */
  readonly direct: boolean;
  /**
   * Why this version: all asked for the same; the request nearest to the root won; the highest of several won; a
   * central version took their place.
   */
  readonly why: 'only' | 'nearest' | 'highest' | 'central';
  /** The requests that lead to it from the root, each as "Id range": the shortest such way. */
  readonly path: readonly string[];
  /** Every resolved package that asks for it. */
  readonly requestedBy: readonly PackageRequest[];
  /** Kinds of assets that `include` and `exclude` let through. */
  readonly assets: readonly AssetFlag[];
}

/** NuGet's own codes, as `NU1101`. */
export type ResolutionFindingCode = `NU${number}`;

export interface ResolutionFinding {
  readonly code: ResolutionFindingCode;
  /** As in a project of the .NET SDK, where a downgrade is an error. */
  readonly level: 'error' | 'warning';
  readonly message: string;
  /** The package it is about. */
  readonly id: string;
  /** The requests that lead to the problem, from the root, each as "Id range". */
  readonly path: readonly string[];
  /** The requests that lead to the version that won (NU1107, NU1109, NU1605). */
  readonly against?: readonly string[];
  /** Versions that the feeds have (NU1102, NU1103), lowest first. */
  readonly available?: readonly string[];
  /** The version that was taken (NU1601 to NU1603, NU1608). */
  readonly resolved?: string;
}

/** A resolved dependency tree, and what is wrong with it. */
export interface Resolution {
  /** Short folder name, such as `net8.0`. */
  readonly framework: string;
  /** Whether no finding is an error. */
  readonly ok: boolean;
  /** Sorted by id. */
  readonly packages: readonly ResolvedPackage[];
  readonly findings: readonly ResolutionFinding[];
  /** What became of the lock file, if there is one: it still holds, or was written. */
  readonly lockFile?: 'verified' | 'written';
}

const closed = { additionalProperties: false };
const text = Type.String();
const texts = Type.Array(text);
const request = Type.Object({ package: text, range: text, decides: Type.Boolean() }, closed);

const resolvedPackage = Type.Object(
  {
    id: text,
    version: text,
    direct: Type.Boolean(),
    why: Type.Enum(['only', 'nearest', 'highest', 'central']),
    path: texts,
    requestedBy: Type.Array(request),
    assets: Type.Array(Type.Enum(ASSET_FLAGS)),
  },
  closed,
);

const finding = Type.Object(
  {
    code: Type.String({ pattern: '^NU[0-9]{4}$' }),
    level: Type.Enum(['error', 'warning']),
    message: text,
    id: text,
    path: texts,
    against: Type.Optional(texts),
    available: Type.Optional(texts),
    resolved: Type.Optional(text),
  },
  closed,
);

/** The JSON Schema of a resolution. */
export const ResolutionSchema: TSchema = Type.Object(
  {
    framework: text,
    ok: Type.Boolean(),
    packages: Type.Array(resolvedPackage),
    findings: Type.Array(finding),
    lockFile: Type.Optional(Type.Enum(['verified', 'written'])),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:resolution',
    title: 'A resolved dependency tree',
    ...closed,
  },
);
