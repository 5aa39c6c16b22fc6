import {
  type DependencyGroup,
  type FrameworkAssembly,
  type FrameworkReferenceGroup,
  isContainerPart,
  isRootNuspec,
  type Nuspec,
  parseNuspec,
  tryParseLicenseExpression,
  versionInFileName,
} from '@nuspine/nupkg-core';
import {
  formatFullNuGetVersion,
  formatNuGetVersion,
  formatTargetFramework,
  formatVersionRange,
  nuGetVersionsEqual,
  parseNuGetVersion,
  type TargetFramework,
} from '@nuspine/primitives';
import { type Answer, type Operation, textOf } from './question.ts';

/** Nuspecs, and the names of packages and of the files in them, as NuGet.Packaging and NuGet.Protocol answer. */
export const NUSPEC_OPERATIONS: Readonly<Record<string, Operation>> = {
  'nuspec-read': (question) => describeNuspec(parseNuspec(Buffer.from(textOf(question, 'xml')))),
  'is-package-file': (question) => {
    const path = textOf(question, 'path');
    // An archive with such an entry is refused before anybody asks what the entry is.
    if (path.includes('\\')) throw new SyntaxError('an entry has no backslash in its name');
    const isManifest = isRootNuspec(path);
    return {
      isManifest,
      is: textOf(question, 'mode') === 'Nuspec' ? isManifest : !isManifest && !isContainerPart(path),
    };
  },
  'feed-file-identity': (question) => {
    const version = versionInFileName(textOf(question, 'file'), textOf(question, 'pkg'));
    return { version: version === undefined ? null : formatNuGetVersion(version) };
  },
  'feed-possible-match': (question) => {
    const version = versionInFileName(textOf(question, 'file'), textOf(question, 'pkg'));
    const wanted = question['v'] === undefined ? version : parseNuGetVersion(textOf(question, 'v'));
    return { match: version !== undefined && wanted !== undefined && nuGetVersionsEqual(version, wanted) };
  },
  license: (question) => {
    const expression = tryParseLicenseExpression(textOf(question, 'expr'));
    if (expression === undefined) throw new SyntaxError('text is no license expression');
    return { hasOnlyStandard: expression.unknown.length === 0 };
  },
};

/** NuGet says "" for some elements that are absent and null for others. */
export function describeNuspec(nuspec: Nuspec): Answer {
  return {
    ...describeTexts(nuspec),
    ...describeRepository(nuspec),
    idValue: nuspec.id,
    version: formatNuGetVersion(nuspec.version),
    versionFull: formatFullNuGetVersion(nuspec.version),
    namespace: nuspec.namespace,
    schemaVersion: nuspec.schemaVersion,
    minClientVersion:
      nuspec.minClientVersion === undefined ? null : formatNuGetVersion(parseNuGetVersion(nuspec.minClientVersion)),
    requireLicenseAcceptance: nuspec.requireLicenseAcceptance,
    developmentDependency: nuspec.developmentDependency,
    serviceable: nuspec.serviceable,
    license: describeLicense(nuspec),
    packageTypes: nuspec.packageTypes.map(({ name, version = '0.0' }) => ({ name, version })),
    dependencyGroups: nuspec.dependencyGroups.map(describeGroup),
    frameworkAssemblyGroups: describeAssemblies(nuspec.frameworkAssemblies),
    frameworkRefGroups: nuspec.frameworkReferenceGroups.map(describeNames),
    referenceGroups: nuspec.referenceGroups.map(describeNames),
    contentFiles: nuspec.contentFiles.map(({ include, exclude, buildAction, copyToOutput, flatten }) => ({
      include,
      exclude: exclude ?? null,
      buildAction: buildAction ?? null,
      copyToOutput: copyToOutput ?? null,
      flatten: flatten ?? null,
    })),
  };
}

function describeTexts(nuspec: Nuspec): Answer {
  return {
    title: nuspec.title ?? '',
    authors: nuspec.authors ?? '',
    owners: nuspec.owners ?? '',
    description: nuspec.description ?? '',
    summary: nuspec.summary ?? '',
    releaseNotes: nuspec.releaseNotes ?? '',
    copyright: nuspec.copyright ?? '',
    tags: nuspec.tags ?? '',
    language: nuspec.language ?? null,
    projectUrl: nuspec.projectUrl ?? '',
    iconUrl: nuspec.iconUrl ?? '',
    icon: nuspec.icon ?? null,
    readme: nuspec.readme ?? null,
    licenseUrl: nuspec.licenseUrl ?? null,
  };
}

function describeRepository({ repository }: Nuspec): Answer {
  return {
    repository: {
      type: repository?.type ?? '',
      url: repository?.url ?? '',
      branch: repository?.branch ?? '',
      commit: repository?.commit ?? '',
    },
  };
}

/** How often NuGet warns, whatever it says. */
function describeLicense({ license }: Nuspec): Answer | null {
  if (license === undefined) return null;
  const { type, text, version, problems } = license;
  return { type: type === 'file' ? 'File' : 'Expression', text, version, warnings: problems.length };
}

function describeGroup({ framework, dependencies }: DependencyGroup): Answer {
  return {
    tfm: describeFramework(framework),
    deps: dependencies.map(({ id, range, include, exclude }) => ({
      id,
      range: formatVersionRange(range),
      include: splitFlags(include),
      exclude: splitFlags(exclude),
    })),
  };
}

/** NuGet turns the list around: the assemblies of each framework, in no order and case that count. */
function describeAssemblies(assemblies: readonly FrameworkAssembly[]): readonly Answer[] {
  const groups = new Map<string, Set<string>>();
  for (const { assemblyName, frameworks } of assemblies) {
    const names = frameworks.length === 0 ? ['any'] : frameworks.map(describeFramework);
    for (const name of names) groups.set(name, (groups.get(name) ?? new Set()).add(assemblyName.toLowerCase()));
  }
  return [...groups.keys()].toSorted().map((tfm) => ({ tfm, items: [...(groups.get(tfm) ?? [])].toSorted() }));
}

function describeNames({ framework, names }: FrameworkReferenceGroup): Answer {
  return { tfm: describeFramework(framework), items: names };
}

function describeFramework(framework: TargetFramework | undefined): string {
  return framework === undefined ? 'any' : formatTargetFramework(framework);
}

function splitFlags(flags = ''): readonly string[] {
  const words = flags.split(',').filter((word) => word !== '');
  return [...new Set(words.map((word) => word.trim()))].toSorted();
}
