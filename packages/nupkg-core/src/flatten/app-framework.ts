import {
  compareFrameworkVersions,
  formatPackageIdentity,
  formatTargetFramework,
  frameworksEqual,
  type FrameworkVersion,
  parseTargetFramework,
  type TargetFramework,
  UNSUPPORTED_FRAMEWORK,
} from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { Package } from '../package/read-package.ts';
import { libFolders } from './lib-folder.ts';

const NO_VERSION: FrameworkVersion = { major: 0, minor: 0, build: 0, revision: 0 };
const WINDOWS_7: FrameworkVersion = { ...NO_VERSION, major: 7 };

/**
 * The framework an app package is for, when it says so itself: the only one under `lib/`, or without `lib/` the only one
 * of its dependency groups. Throws `FLATTEN_FRAMEWORK_UNCLEAR`, with all that come into question.
 */
export function appFramework(app: Package): TargetFramework {
  const [framework, ...others] = appFrameworks(app);
  if (framework === undefined || others.length > 0) {
    const path = formatPackageIdentity(app.identity);
    const found = [...(framework === undefined ? [] : [framework]), ...others].map(formatTargetFramework);
    const message = framework === undefined ? 'names no framework' : `is for several frameworks: ${found.join(', ')}`;
    throw new NupkgError('FLATTEN_FRAMEWORK_UNCLEAR', `package ${path} ${message}`, { path, found });
  }
  return framework;
}

function appFrameworks(app: Package): readonly TargetFramework[] {
  const folders = libFolders(app.files).map((folder) => folder.framework);
  const groups = app.nuspec.dependencyGroups.flatMap((group) => group.framework ?? []);
  const all = folders.length > 0 ? folders : groups;
  return all.filter((framework, at) => all.findIndex((other) => frameworksEqual(framework, other)) === at);
}

/** A framework that a user names, as a project does. Throws `FLATTEN_FRAMEWORK_UNKNOWN`. */
export function parseAppFramework(text: string): TargetFramework {
  const framework = projectFramework(parseTargetFramework(text));
  if (frameworksEqual(framework, UNSUPPORTED_FRAMEWORK)) {
    throw new NupkgError('FLATTEN_FRAMEWORK_UNKNOWN', `${text} is no framework; one is net8.0`, { found: text });
  }
  return framework;
}

/**
 * What the SDK makes of the framework that a project names: `net8.0-windows` is `net8.0-windows7.0`, in which packages
 * for Windows have their files (Microsoft.NET.Windows.targets). Other platforms get the version of a workload.
 */
export function projectFramework(framework: TargetFramework): TargetFramework {
  const isUnsaid = compareFrameworkVersions(framework.platformVersion, NO_VERSION) === 0;
  if (framework.platform.toLowerCase() !== 'windows' || !isUnsaid) return framework;
  return { ...framework, platformVersion: WINDOWS_7 };
}
