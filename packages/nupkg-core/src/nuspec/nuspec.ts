import type { NuGetVersion, PackageId, TargetFramework, VersionRange } from '@nuspine/primitives';
import type { NuspecSchemaVersion } from './nuspec-schema.ts';

export interface NuspecDependency {
  readonly id: string;
  readonly range: VersionRange;
  /** Asset kinds as written, for example `All` or `Compile,Runtime`. */
  readonly include: string | undefined;
  readonly exclude: string | undefined;
}

/** Dependencies for one framework; `framework` is undefined for those that hold for any. */
export interface DependencyGroup {
  readonly framework: TargetFramework | undefined;
  readonly dependencies: readonly NuspecDependency[];
}

/** What NuGet warns of where a package states its license. */
export type LicenseProblem =
  | { readonly kind: 'empty' }
  /** No expression, or one that names what SPDX has given up. */
  | { readonly kind: 'malformed'; readonly found: string }
  /** Identifiers that are not in the SPDX list. */
  | { readonly kind: 'unknown'; readonly found: string }
  /** Nobody but the owner may use the package. */
  | { readonly kind: 'unlicensed' }
  | { readonly kind: 'version-malformed'; readonly found: string }
  | { readonly kind: 'version-unsupported'; readonly found: string };

/** An SPDX expression, or the name of a file in the package. */
export interface NuspecLicense {
  readonly type: 'expression' | 'file';
  readonly text: string;
  /** Of the language of expressions; `1.0.0` where none is stated. */
  readonly version: string;
  readonly problems: readonly LicenseProblem[];
}

export interface NuspecRepository {
  readonly type: string | undefined;
  readonly url: string | undefined;
  readonly branch: string | undefined;
  readonly commit: string | undefined;
}

export interface FrameworkAssembly {
  readonly assemblyName: string;
  readonly frameworks: readonly TargetFramework[];
}

/** Names that hold for one framework; `framework` is undefined for those that hold for any. */
export interface FrameworkReferenceGroup {
  readonly framework: TargetFramework | undefined;
  readonly names: readonly string[];
}

/** One rule of `contentFiles`: which files of the package go where in a project. */
export interface ContentFileRule {
  readonly include: string;
  readonly exclude: string | undefined;
  readonly buildAction: string | undefined;
  readonly copyToOutput: boolean | undefined;
  readonly flatten: boolean | undefined;
}

export interface PackageType {
  readonly name: string;
  readonly version: string | undefined;
}

/** What a nuspec says (NuGet.Packaging, NuspecReader). Optional elements that are absent or blank are undefined. */
export interface Nuspec {
  readonly id: PackageId;
  readonly version: NuGetVersion;
  /** Of the root element; empty where there is none. */
  readonly namespace: string;
  /** Which schema the namespace is: 1 for one that nobody knows. */
  readonly schemaVersion: NuspecSchemaVersion;
  readonly title: string | undefined;
  readonly authors: string | undefined;
  readonly owners: string | undefined;
  readonly description: string | undefined;
  readonly summary: string | undefined;
  readonly releaseNotes: string | undefined;
  readonly copyright: string | undefined;
  readonly language: string | undefined;
  readonly tags: string | undefined;
  readonly projectUrl: string | undefined;
  readonly iconUrl: string | undefined;
  readonly icon: string | undefined;
  readonly readme: string | undefined;
  readonly license: NuspecLicense | undefined;
  readonly licenseUrl: string | undefined;
  readonly repository: NuspecRepository | undefined;
  /** The oldest NuGet that can install the package. */
  readonly minClientVersion: string | undefined;
  readonly requireLicenseAcceptance: boolean;
  readonly developmentDependency: boolean;
  readonly serviceable: boolean;
  readonly packageTypes: readonly PackageType[];
  readonly dependencyGroups: readonly DependencyGroup[];
  readonly frameworkAssemblies: readonly FrameworkAssembly[];
  readonly frameworkReferenceGroups: readonly FrameworkReferenceGroup[];
  /** The assemblies under `lib/` that a project references, where not all are. */
  readonly referenceGroups: readonly FrameworkReferenceGroup[];
  readonly contentFiles: readonly ContentFileRule[];
}
