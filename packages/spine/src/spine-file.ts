import Type, { type TProperties, type TSchema } from 'typebox';

/** `spine.toml`: which artifacts share one version, and where it comes from. */
export interface SpineFile {
  /** The package.json whose version is the version of all. */
  readonly source: string;
  readonly artifact: readonly Artifact[];
  /** Markdown documents that show the channels between markers. */
  readonly documents?: readonly string[];
  readonly channel?: readonly DistributionChannel[];
}

/** A way in which people get the product. In `pin` and `run`, `{version}` and `{digest}` stand for what they are now. */
export interface DistributionChannel {
  /** As people call it: npm, NuGet, container. */
  readonly name: string;
  /** What is published there first and foremost. */
  readonly artifact: string;
  /** What somebody writes who wants exactly this release. */
  readonly pin: string;
  /** What somebody runs to see it work. */
  readonly run: string;
  /** Where `{digest}` comes from: a file, or an OCI image layout. */
  readonly file?: string;
}

/** What shares the version. Every kind has its own file in `src/pins`, or in `src/fs` where it is binary. */
export type Artifact =
  | Located<'npm'>
  | Located<'nuspec'>
  | Located<'oci-layout'>
  | Located<'docs'>
  | MSBuildArtifact
  | PackageArtifact
  | ImageArtifact<'compose'>
  | ImageArtifact<'dockerfile'>
  | PublishedArtifact;

export type ArtifactKind = Artifact['kind'];

interface Located<Kind> {
  readonly kind: Kind;
  /** Path or glob, from the folder of spine.toml, with slashes. */
  readonly path: string;
}

interface MSBuildArtifact extends Located<'msbuild'> {
  /** `Version` by default. */
  readonly property?: string;
}

interface PackageArtifact extends Located<'nupkg'> {
  /** Id that the package must have. */
  readonly id?: string;
}

interface ImageArtifact<Kind> extends Located<Kind> {
  /** As it is written, without tag and digest. */
  readonly image: string;
  /** OCI image layout whose digest the image is pinned to. */
  readonly layout?: string;
}

/** An image in a registry. It is no file: whoever checks says whether registries are asked. */
export interface PublishedArtifact {
  readonly kind: 'oci-registry';
  /** Registry and repository, without tag and digest. */
  readonly image: string;
  /** OCI image layout whose image it has to be. */
  readonly layout?: string;
}

const IMAGE_FIELDS: TProperties = {
  image: text('Image as it is written, without tag and digest.'),
  layout: Type.Optional(text('OCI image layout whose digest the image is pinned to.')),
};

/** One schema for each kind, so that a fault is told of the kind that is named. */
export const ARTIFACT_SCHEMAS: readonly TSchema[] = [
  artifact('npm'),
  artifact('msbuild', { property: Type.Optional(text('MSBuild property; Version by default.')) }),
  artifact('nuspec'),
  artifact('nupkg', { id: Type.Optional(text('Id that the package must have.')) }),
  artifact('compose', IMAGE_FIELDS),
  artifact('dockerfile', IMAGE_FIELDS),
  artifact('oci-layout'),
  artifact('docs'),
  Type.Object(
    {
      kind: Type.Literal('oci-registry'),
      image: text('Registry and repository of an image, without tag and digest; asked with --published.'),
      layout: Type.Optional(text('OCI image layout whose image it has to be.')),
    },
    { additionalProperties: false },
  ),
];

export const SpineFileSchema: TSchema = spineFileSchema(Type.Union([...ARTIFACT_SCHEMAS]));

/** The schema of spine.toml around one of an artifact. */
export function spineFileSchema(artifactSchema: TSchema): TSchema {
  return Type.Object(
    {
      source: text('The package.json whose version is the version of all.'),
      artifact: Type.Array(artifactSchema, { minItems: 1 }),
      documents: Type.Optional(
        Type.Array(text('Path or glob of Markdown documents.'), {
          description: 'Documents that show the channels between markers.',
        }),
      ),
      channel: Type.Optional(Type.Array(channelSchema(), { minItems: 1 })),
    },
    { additionalProperties: false, title: 'spine.toml' },
  );
}

function channelSchema(): TSchema {
  const line = (description: string): TSchema => Type.String({ pattern: '^[^\\r\\n]+$', description });
  return Type.Object(
    {
      name: line('As people call it: npm, NuGet, container.'),
      artifact: line('What is published there first and foremost.'),
      pin: line('What somebody writes who wants exactly this release; with {version} and {digest}.'),
      run: line('What somebody runs to see it work; with {version} and {digest}.'),
      file: Type.Optional(text('Where {digest} comes from: a file, or an OCI image layout.')),
    },
    { additionalProperties: false },
  );
}

function artifact(kind: Exclude<ArtifactKind, 'oci-registry'>, fields: TProperties = {}): TSchema {
  const path = text('Path or glob, from the folder of spine.toml, with slashes.');
  return Type.Object({ kind: Type.Literal(kind), path, ...fields }, { additionalProperties: false });
}

function text(description: string): TSchema {
  return Type.String({ minLength: 1, description });
}
