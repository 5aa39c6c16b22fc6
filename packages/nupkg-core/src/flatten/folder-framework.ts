import {
  frameworksEqual,
  parseTargetFramework,
  type TargetFramework,
  UNSUPPORTED_FRAMEWORK,
} from '@nuspine/primitives';

/**
 * The framework that the files in a folder are for; `undefined` for a name that is none. Files in no folder at all (an
 * empty name) are for any .NET Framework.
 */
export function folderFramework(folder: string): TargetFramework | undefined {
  const framework = parseTargetFramework(folder === '' ? 'net' : folder);
  return frameworksEqual(framework, UNSUPPORTED_FRAMEWORK) ? undefined : framework;
}
