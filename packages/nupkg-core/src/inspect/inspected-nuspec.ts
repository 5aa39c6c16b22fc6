import { formatTargetFramework, type TargetFramework } from '@nuspine/primitives';
import Type, { type TObject, type TSchema } from 'typebox';
import type {
  FrameworkReferenceGroup,
  LicenseProblem,
  Nuspec,
  NuspecRepository,
  PackageType,
} from '../nuspec/nuspec.ts';
import type { NuspecSchemaVersion } from '../nuspec/nuspec-schema.ts';

/** Names for one framework; without a framework, for any. */
export interface InspectedNames {
  readonly framework?: string;
  readonly names: readonly string[];
}

/** One rule of `contentFiles`. */
export interface InspectedContentRule {
  readonly include: string;
  readonly exclude?: string;
  readonly buildAction?: string;
  readonly copyToOutput?: boolean;
  readonly flatten?: boolean;
}

/** What a nuspec states beyond what every package has. What it does not state is not there. */
export interface InspectedNuspec {
  /** Which of the six schemas; 1 for one that nobody knows. */
  readonly schema: NuspecSchemaVersion;
  readonly title?: string;
  readonly owners?: string;
  readonly summary?: string;
  readonly copyright?: string;
  readonly language?: string;
  readonly tags?: string;
  readonly projectUrl?: string;
  readonly iconUrl?: string;
  readonly icon?: string;
  readonly readme?: string;
  readonly releaseNotes?: string;
  readonly minClientVersion?: string;
  readonly requireLicenseAcceptance: boolean;
  readonly developmentDependency: boolean;
  readonly serviceable: boolean;
  /** What NuGet warns of in the license. */
  readonly licenseProblems: readonly LicenseProblem[];
  readonly repository?: Partial<{ readonly [Key in keyof NuspecRepository]: string }>;
  readonly packageTypes: readonly { readonly name: string; readonly version?: string }[];
  readonly frameworkAssemblies: readonly { readonly name: string; readonly frameworks: readonly string[] }[];
  readonly frameworkReferences: readonly InspectedNames[];
  readonly references: readonly InspectedNames[];
  readonly contentFiles: readonly InspectedContentRule[];
}

export function inspectNuspec(nuspec: Nuspec): InspectedNuspec {
  const { repository } = nuspec;
  return {
    schema: nuspec.schemaVersion,
    ...inspectTexts(nuspec),
    requireLicenseAcceptance: nuspec.requireLicenseAcceptance,
    developmentDependency: nuspec.developmentDependency,
    serviceable: nuspec.serviceable,
    licenseProblems: nuspec.license?.problems ?? [],
    ...(repository === undefined ? {} : { repository: stated(repository) }),
    packageTypes: nuspec.packageTypes.map(inspectType),
    frameworkAssemblies: nuspec.frameworkAssemblies.map(({ assemblyName, frameworks }) => ({
      name: assemblyName,
      frameworks: frameworks.map(formatTargetFramework),
    })),
    frameworkReferences: nuspec.frameworkReferenceGroups.map(inspectNames),
    references: nuspec.referenceGroups.map(inspectNames),
    contentFiles: nuspec.contentFiles.map(({ include, exclude, buildAction, copyToOutput, flatten }) => ({
      include,
      ...stated({ exclude, buildAction }),
      ...stated({ copyToOutput, flatten }),
    })),
  };
}

function inspectTexts(nuspec: Nuspec): Partial<Readonly<Record<(typeof TEXTS)[number], string>>> {
  const found: Partial<Record<(typeof TEXTS)[number], string>> = {};
  for (const name of TEXTS) {
    const text = nuspec[name];
    if (text !== undefined) found[name] = text;
  }
  return found;
}

function inspectType({ name, version }: PackageType): InspectedNuspec['packageTypes'][number] {
  return { name, ...stated({ version }) };
}

function inspectNames({ framework, names }: FrameworkReferenceGroup): InspectedNames {
  return { ...stated({ framework: shortName(framework) }), names };
}

function shortName(framework: TargetFramework | undefined): string | undefined {
  return framework === undefined ? undefined : formatTargetFramework(framework);
}

/** Leaves out what is not stated. */
export function stated<Key extends string, Value>(
  values: Readonly<Record<Key, Value | undefined>>,
): Readonly<Partial<Record<Key, Value>>> {
  const found: Partial<Record<Key, Value>> = {};
  for (const key in values) {
    const value = values[key];
    if (value !== undefined) found[key] = value;
  }
  return found;
}

const TEXTS = [
  'title',
  'owners',
  'summary',
  'copyright',
  'language',
  'tags',
  'projectUrl',
  'iconUrl',
  'icon',
  'readme',
  'releaseNotes',
  'minClientVersion',
] as const satisfies readonly (keyof Nuspec)[];

const closed = { additionalProperties: false };
const text = Type.String();
const flag = Type.Boolean();
const names = Type.Array(Type.Object({ framework: Type.Optional(text), names: Type.Array(text) }, closed));
const optional = (properties: readonly string[], schema: TSchema): Readonly<Record<string, TSchema>> =>
  Object.fromEntries(properties.map((name) => [name, Type.Optional(schema)]));
const problemKinds = ['empty', 'malformed', 'unknown', 'unlicensed', 'version-malformed', 'version-unsupported'];

/** Of the member `nuspec` of an inspection. */
export const InspectedNuspecSchema: TObject = Type.Object(
  {
    schema: Type.Integer({ minimum: 1, maximum: 6 }),
    ...optional(TEXTS, text),
    requireLicenseAcceptance: flag,
    developmentDependency: flag,
    serviceable: flag,
    licenseProblems: Type.Array(Type.Object({ kind: Type.Enum(problemKinds), found: Type.Optional(text) }, closed)),
    repository: Type.Optional(Type.Object(optional(['type', 'url', 'branch', 'commit'], text), closed)),
    packageTypes: Type.Array(Type.Object({ name: text, version: Type.Optional(text) }, closed)),
    frameworkAssemblies: Type.Array(Type.Object({ name: text, frameworks: Type.Array(text) }, closed)),
    frameworkReferences: names,
    references: names,
    contentFiles: Type.Array(
      Type.Object(
        {
          include: text,
          ...optional(['exclude', 'buildAction'], text),
          ...optional(['copyToOutput', 'flatten'], flag),
        },
        closed,
      ),
    ),
  },
  closed,
);
