import { closedObject, faultsOf, type JsonSchema, optional, type Property, required, text } from './json-schema.ts';
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

/** What `flatten` may say; the executor of that name takes the same. */
export const FLATTEN_PROPERTIES: Readonly<Record<keyof FlattenLine, Property>> = {
  sources: required({
    type: 'array',
    description: 'Folder feeds that hold the dependencies.',
    items: text('Folder feed, relative to the project.'),
  }),
  app: optional(text('Package, or folder with the one package to flatten. Default: bin/Release.')),
  framework: optional({ type: 'string', description: 'Target framework, such as net10.0. Default: the only one.' }),
  rid: optional({ type: 'string', description: 'Runtime identifier, such as win-x64. Default: all runtimes.' }),
  profile: optional({ enum: ['runtime', 'squirrel'], description: 'Layout of the result.' }),
  onConflict: optional({
    enum: ['error', 'highest-assembly-version', 'app-wins'],
    description: 'What to do when two packages bring different bytes for one path.',
  }),
  frameworkPacks: optional({
    type: 'array',
    description: 'Targeting or runtime packs of the SDK: what they say the framework has is left out.',
    items: text('Folder or package file, relative to the project.'),
  }),
  sbom: optional({
    enum: ['beside', 'inside'],
    description: 'Make a CycloneDX SBOM, as sbom.cdx.json beside the package or bom.cdx.json inside it.',
  }),
};

/** What `releases` may say. */
export const RELEASES_PROPERTIES: Readonly<Record<keyof ReleasesLine, Property>> = {
  base: optional(text('Folder with the feed as it was last released. Default: releases.')),
  engine: optional({
    enum: ['auto', 'portable', 'bsdiff-node', 'zstd'],
    description: 'Engine that makes patches.',
  }),
  formats: optional({
    type: 'array',
    minItems: 1,
    uniqueItems: true,
    description: 'Whose clients get a delta. Default: squirrel alone.',
    items: { enum: ['squirrel', 'velopack', 'nuspine'] },
  }),
  channel: optional(text("Velopack's channel. Default: win.")),
};

const SHAPE: JsonSchema = closedObject({
  $schema: optional({ type: 'string' }),
  flatten: required(closedObject(FLATTEN_PROPERTIES)),
  releases: optional(closedObject(RELEASES_PROPERTIES)),
});

/** The JSON Schema of a release line, as `schema/nuspine.schema.json` publishes it. */
export const ReleaseLineSchema: object = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:nuspine:schema:nuspine',
  title: 'nuspine.json: the release line of a project',
  ...SHAPE,
};

/**
 * Reads a release line. Throws `NX_LINE_NOT_JSON`, or `NX_LINE_INVALID` with every fault and its JSON pointer.
 * `file` is named in the message.
 */
export function parseReleaseLine(source: string, file: string): ReleaseLine {
  const line = parseJson(source, file);
  const faults = faultsOf(line, SHAPE);
  if (isLine(line, faults)) return line;
  throw new ReleaseLineError('NX_LINE_INVALID', `${file} is not a release line: ${faults.join('; ')}`);
}

/** The schema says what the type does, so a line without faults is one. */
function isLine(line: unknown, faults: readonly string[]): line is ReleaseLine {
  return faults.length === 0 && typeof line === 'object';
}

function parseJson(source: string, file: string): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ReleaseLineError('NX_LINE_NOT_JSON', `${file} is not JSON: ${reason}`);
  }
}
