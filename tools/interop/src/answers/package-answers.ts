import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  type ArchiveEntry,
  contentHash,
  type DependencyGroup,
  type FrameworkAssembly,
  type FrameworkReferenceGroup,
  type Nuspec,
  parseNuspec,
  readEntry,
} from '@nuspine/nupkg-core';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import {
  ANY_FRAMEWORK,
  formatFullNuGetVersion,
  formatNuGetVersion,
  formatTargetFramework,
  formatVersionRange,
  isPackageId,
  parseNuGetVersion,
  type TargetFramework,
} from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { type Answer, type Operation, type Question, textOf } from './question.ts';

/** Packages and nuspecs, as NuGet.Packaging answers. */
export const PACKAGE_OPERATIONS: Readonly<Record<string, Operation>> = {
  'package-id': (question) => ({ valid: isPackageId(textOf(question, 'v')) }),
  'nuspec-read': (question) => describeNuspec(parseNuspec(Buffer.from(textOf(question, 'xml')))),
  'nupkg-read': readPackageFile,
  'nupkg-entries': (question) =>
    withPackageFile(textOf(question, 'path'), async ({ archive }) => ({ entries: archive.entries.map(describeEntry) })),
  'content-hash': async (question) => ({
    contentHash: await withFileSource(textOf(question, 'path'), contentHash),
    sha512: await sha512(textOf(question, 'path')),
  }),
};

async function readPackageFile(question: Question): Promise<Answer> {
  const path = textOf(question, 'path');
  return withPackageFile(path, async (pkg) => {
    const files: unknown[] = [];
    for (const entry of pkg.archive.entries) {
      const bytes = await readEntry(pkg.archive, entry);
      files.push({ path: entry.path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    }
    return {
      pkg: pkg.identity.id,
      version: formatNuGetVersion(pkg.identity.version),
      nuspec: describeNuspec(pkg.nuspec),
      isSigned: pkg.isSigned,
      contentHash: await withFileSource(path, contentHash),
      sha512: await sha512(path),
      files,
    };
  });
}

function describeEntry({ path, size, compressedSize, crc32 }: ArchiveEntry): Answer {
  return { name: path, size, csize: compressedSize, crc: crc32.toString(16).padStart(8, '0') };
}

async function sha512(path: string): Promise<string> {
  return createHash('sha512')
    .update(await readFile(path))
    .digest('base64');
}

/** NuGet says "" for some elements that are absent and null for others. */
function describeNuspec(nuspec: Nuspec): Answer {
  return {
    idValue: nuspec.id,
    version: formatNuGetVersion(nuspec.version),
    versionFull: formatFullNuGetVersion(nuspec.version),
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
    requireLicenseAcceptance: nuspec.requireLicenseAcceptance,
    developmentDependency: nuspec.developmentDependency,
    serviceable: nuspec.serviceable,
    repository: {
      type: nuspec.repository?.type ?? '',
      url: nuspec.repository?.url ?? '',
      branch: nuspec.repository?.branch ?? '',
      commit: nuspec.repository?.commit ?? '',
    },
    dependencyGroups: nuspec.dependencyGroups.map(describeGroup),
    packageTypes: nuspec.packageTypes.map(({ name }) => name),
    minClientVersion:
      nuspec.minClientVersion === undefined ? null : formatNuGetVersion(parseNuGetVersion(nuspec.minClientVersion)),
    frameworkAssemblyGroups: assemblyGroups(nuspec.frameworkAssemblies),
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

/** The assemblies by framework, in no order that counts. */
function assemblyGroups(assemblies: readonly FrameworkAssembly[]): readonly string[] {
  const names = assemblies.flatMap(({ assemblyName, frameworks }) =>
    (frameworks.length === 0 ? [ANY_FRAMEWORK] : frameworks).map(
      (framework) => `${formatTargetFramework(framework)} ${assemblyName.toLowerCase()}`,
    ),
  );
  return [...new Set(names)].toSorted();
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
