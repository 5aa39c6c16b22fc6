import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import Type, { type TSchema } from 'typebox';
import { ReleaseLineError } from './release-line-error.ts';

/** The name of the file that makes a project a release line. */
export const RELEASE_LINE_FILE = 'nuspine.json';

const PROJECT_FILE = /\.(?:csproj|fsproj|vbproj|nuspec)$/i;

/** True if one of a folder's files makes a package. */
export function hasProjectFile(files: readonly string[]): boolean {
  return files.some((file) => PROJECT_FILE.test(file));
}

const PACKS = /<(?:PackageId>|(?:IsPackable|PackAsTool|GeneratePackageOnBuild)>\s*true\s*<)/i;
const PACKS_NOT = /<IsPackable>\s*false\s*</i;

/** True if a project file says itself that it makes a package. What it imports is not read: that would take MSBuild. */
export function isPackable(projectFile: string): boolean {
  return PACKS.test(projectFile) && !PACKS_NOT.test(projectFile);
}

/** How the app package becomes one package with everything in it. Paths are relative to the project. */
export interface FlattenLine {
  /** Folder feeds that hold the dependencies. */
  readonly sources: readonly string[];
  /** Package or folder with the one package to flatten. Without it, what `pack` made in `bin/Release`. */
  readonly app?: string;
  /** Target framework, as a short folder name. Without it, the only one that the app package has. */
  readonly framework?: string;
  /** Runtime identifier. Without it, the files for every runtime are kept apart under `runtimes/`. */
  readonly rid?: string;
  readonly profile?: 'runtime' | 'squirrel';
  readonly onConflict?: 'error' | 'highest-assembly-version' | 'app-wins';
  /** Targeting or runtime packs, as folders or package files: what they say the framework has is left out. */
  readonly frameworkPacks?: readonly string[];
  /** Where a CycloneDX SBOM goes. Without it, there is none. */
  readonly sbom?: 'beside' | 'inside';
}

/** Where releases come from and go to. Paths are relative to the project. */
export interface ReleasesLine {
  /** Folder with the feed as it was last released. Without it, `releases`; it need not be there. */
  readonly base?: string;
  readonly engine?: 'auto' | 'portable' | 'bsdiff-node' | 'zstd';
  /** Whose clients get a delta. Without it, Squirrel's alone. */
  readonly formats?: readonly ('squirrel' | 'velopack' | 'nuspine')[];
  /** Velopack's channel. Without it, `win`. */
  readonly channel?: string;
}

/** The document `nuspine.json`. */
export interface ReleaseLine {
  readonly flatten: FlattenLine;
  readonly releases?: ReleasesLine;
}

const closed = { additionalProperties: false };
const path = (description: string) => Type.String({ minLength: 1, description });

/** What `flatten` may say; the executor of that name takes the same. */
export const FLATTEN_PROPERTIES: Record<keyof FlattenLine, TSchema> = {
  sources: Type.Array(path('Folder feed, relative to the project.'), {
    description: 'Folder feeds that hold the dependencies.',
  }),
  app: Type.Optional(path('Package, or folder with the one package to flatten. Default: bin/Release.')),
  framework: Type.Optional(Type.String({ description: 'Target framework, such as net10.0. Default: the only one.' })),
  rid: Type.Optional(Type.String({ description: 'Runtime identifier, such as win-x64. Default: all runtimes.' })),
  profile: Type.Optional(Type.Enum(['runtime', 'squirrel'], { description: 'Layout of the result.' })),
  onConflict: Type.Optional(
    Type.Enum(['error', 'highest-assembly-version', 'app-wins'], {
      description: 'What to do when two packages bring different bytes for one path.',
    }),
  ),
  frameworkPacks: Type.Optional(
    Type.Array(path('Folder or package file, relative to the project.'), {
      description: 'Targeting or runtime packs of the SDK: what they say the framework has is left out.',
    }),
  ),
  sbom: Type.Optional(
    Type.Enum(['beside', 'inside'], {
      description: 'Make a CycloneDX SBOM, as sbom.cdx.json beside the package or bom.cdx.json inside it.',
    }),
  ),
};

/** What `releases` may say. */
export const RELEASES_PROPERTIES: Record<keyof ReleasesLine, TSchema> = {
  base: Type.Optional(path('Folder with the feed as it was last released. Default: releases.')),
  engine: Type.Optional(
    Type.Enum(['auto', 'portable', 'bsdiff-node', 'zstd'], { description: 'Engine that makes patches.' }),
  ),
  formats: Type.Optional(
    Type.Array(Type.Enum(['squirrel', 'velopack', 'nuspine']), {
      minItems: 1,
      uniqueItems: true,
      description: 'Whose clients get a delta. Default: squirrel alone.',
    }),
  ),
  channel: Type.Optional(Type.String({ minLength: 1, description: "Velopack's channel. Default: win." })),
};

const schema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    flatten: Type.Object(FLATTEN_PROPERTIES, closed),
    releases: Type.Optional(Type.Object(RELEASES_PROPERTIES, closed)),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:nuspine',
    title: 'nuspine.json: the release line of a project',
    ...closed,
  },
);

/** The JSON Schema of a release line, as `schema/nuspine.schema.json` publishes it. */
export const ReleaseLineSchema: TSchema = schema;

/**
 * Reads a release line. Throws `NX_LINE_NOT_JSON`, or `NX_LINE_INVALID` with every fault and its JSON pointer.
 * `file` is named in the message.
 */
export function parseReleaseLine(text: string, file: string): ReleaseLine {
  const line = parseJson(text, file);
  const validate = validator();
  if (validate(line)) return line;
  const faults = (validate.errors ?? []).map(faultText).join('; ');
  throw new ReleaseLineError('NX_LINE_INVALID', `${file} is not a release line: ${faults}`);
}

let compiled: ValidateFunction<ReleaseLine> | undefined;

function validator(): ValidateFunction<ReleaseLine> {
  compiled ??= new Ajv2020({ allErrors: true, validateSchema: false }).compile<ReleaseLine>(schema);
  return compiled;
}

function faultText({ instancePath, message, params }: ErrorObject): string {
  const name = 'additionalProperty' in params ? ` (${String(params['additionalProperty'])})` : '';
  return `${instancePath === '' ? '/' : instancePath} ${message ?? 'is not valid'}${name}`;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ReleaseLineError('NX_LINE_NOT_JSON', `${file} is not JSON: ${reason}`);
  }
}
